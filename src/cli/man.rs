//! `touchline man`: the manual page, with a section for every subcommand.

use std::io;

use clap::Command;
use clap_mangen::Man;

pub(super) fn run(program: Command) -> anyhow::Result<String> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let tasks: Vec<Command> = program.get_subcommands().cloned().collect();
    let page = Man::new(program);
    let mut written = Vec::new();
    page.render_title(&mut written)?;
    page.render_name_section(&mut written)?;
    page.render_synopsis_section(&mut written)?;
    page.render_description_section(&mut written)?;
    page.render_options_section(&mut written)?;
    let mut page = String::from_utf8(written)?;
    page += ".SH COMMANDS\n";
    for task in tasks {
        page += &section(task)?;
    }
    Ok(page)
}

/// What a page of its own would say of a subcommand, as a section of this one.
fn section(task: Command) -> io::Result<String> {
    let name = task.get_bin_name().unwrap_or_default().to_owned();
    let page = Man::new(task);
    let mut written = Vec::new();
    page.render_synopsis_section(&mut written)?;
    page.render_description_section(&mut written)?;
    page.render_options_section(&mut written)?;
    page.render_extra_section(&mut written)?;
    let text = String::from_utf8_lossy(&written);
    // Each part comes with a heading of its own, and with a preamble that stands at the top of the page already.
    let of_a_page = [".ie ", ".el "];
    let lines = text.lines().map(|line| if line.starts_with(".SH ") { ".PP" } else { line });
    let lines: Vec<&str> = lines.filter(|line| !of_a_page.iter().any(|begin| line.starts_with(begin))).collect();
    Ok(format!(".SS \"{name}\"\n{}\n", lines.join("\n")))
}
