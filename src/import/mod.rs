//! Files of others, read: what people have, into people whom a plan can take in.

pub mod dialects;
pub mod values;
