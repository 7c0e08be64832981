//! Edits of the assumptions that a plan keeps.

use jiff::civil::Date;

use super::Refused;
use super::dates::these;
use super::entries::{put, require, shown};
use crate::domain::{Assumption, Plan, WhatIf};

impl Plan {
    pub(super) fn keep_what_if(&mut self, name: String, assumptions: Vec<Assumption>) -> Result<(), Refused> {
        require(&name, Refused::NoName)?;
        if assumptions.is_empty() {
            return Err(Refused::NothingAssumed);
        }
        let stranger = assumptions.iter().filter_map(Assumption::person).find(|person| self.person(person).is_none());
        if let Some(stranger) = stranger {
            return Err(Refused::Nobody(stranger.clone()));
        }
        put(&mut self.what_ifs, WhatIf { name, assumptions }, |a, b| a.name == b.name);
        Ok(())
    }

    pub(super) fn take_what_if(&mut self, name: &str) -> Result<WhatIf, Refused> {
        let place = self.what_ifs.iter().position(|what_if| what_if.name == name).ok_or_else(|| {
            Refused::NoSuchWhatIf(shown(name), these(self.what_ifs.iter().map(|what_if| what_if.name.as_str())))
        })?;
        Ok(self.what_ifs.remove(place))
    }

    /// Makes all of the assumptions real, or none.
    ///
    /// A stale assumption is refused, and so is a signing that could not be recorded.
    pub(super) fn apply_what_if(&mut self, name: &str, today: Date) -> Result<(), Refused> {
        let what_if = self.take_what_if(name)?;
        let not_so = |assumption: &Assumption, why| Refused::NotSo(shown(&assumption.to_string()), Box::new(why));
        for assumption in &what_if.assumptions {
            let Assumption::Sign { target, .. } = assumption else { continue };
            let signed = self.change_target(target, |target, name, id| target.may_sign(name, id));
            signed.map_err(|why| not_so(assumption, why))?;
        }
        let (plan, stale) = self.made_so(&what_if, today);
        if let Some(stale) = stale.into_iter().next() {
            let assumption = what_if.assumptions.get(stale.assumption);
            return Err(assumption.map_or(Refused::NoChange, |assumption| not_so(assumption, stale.why.clone())));
        }
        *self = plan;
        Ok(())
    }
}
