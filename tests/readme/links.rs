//! Links between the pages lead somewhere.

use super::pages::{Page, pages, root};

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let pages = pages();
    let mut checked = 0;
    for page in &pages {
        for target in links(&page.prose()).filter(|target| !target.starts_with("https://")) {
            let (file, heading) = target.split_once('#').unwrap_or((&target, ""));
            let name = if file.is_empty() { page.name.clone() } else { resolved(&page.name, file) };
            assert!(root().join(&name).exists(), "{}: {target}: there is no {name}", page.name);
            if !heading.is_empty() {
                let to = pages.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{}: {target}", page.name));
                let anchors: Vec<String> = headings(to).collect();
                assert!(anchors.iter().any(|anchor| anchor == heading), "{}: {target}: {anchors:?}", page.name);
            }
            checked += 1;
        }
    }
    assert!(checked > pages.len(), "{checked} links");
}

#[test]
fn every_page_is_found_from_the_readme() {
    let pages = pages();
    let linked: Vec<String> = links(&pages[0].prose()).collect();
    for page in &pages[1..] {
        assert!(linked.contains(&page.name), "{} is not linked", page.name);
    }
}

#[test]
fn every_path_of_the_repository_is_there() {
    let mut checked = 0;
    for page in pages() {
        let prose = page.prose();
        let folders = [".ci/", "src/", "tests/", "assets/", "benches/", "docs/"];
        let paths =
            prose.split('`').skip(1).step_by(2).filter(|quoted| folders.iter().any(|one| quoted.starts_with(one)));
        for path in paths {
            assert!(root().join(path).exists(), "{}: there is no {path}", page.name);
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked} paths");
}

/// Where the links of a text lead to.
fn links(prose: &str) -> impl Iterator<Item = String> {
    let targets =
        prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target.to_owned());
    targets.collect::<Vec<_>>().into_iter()
}

/// A relative path on a page, from the root.
fn resolved(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The anchors of a page's headings, as GitHub makes them.
fn headings(page: &Page) -> impl Iterator<Item = String> {
    let prose = page.prose();
    let titles: Vec<String> = prose.lines().filter_map(|line| line.strip_prefix('#')).map(anchor).collect();
    titles.into_iter()
}

fn anchor(heading: &str) -> String {
    let title = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn a_heading_has_the_anchor_that_its_page_gives_it() {
    assert_eq!(anchor("## What is `kept`, and what isn't"), "what-is-kept-and-what-isnt");
    assert_eq!(resolved("docs/terms.md", "../README.md"), "README.md");
    assert_eq!(resolved("README.md", "docs/terms.md"), "docs/terms.md");
    assert_eq!(links("a [b](c.md#d) and [e](f)").collect::<Vec<_>>(), ["c.md#d", "f"]);
}
