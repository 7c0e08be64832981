//! What the shell itself is given: completions, and the manual page.

use std::process::{Command, Stdio};

use clap::CommandFactory;
use tempfile::TempDir;
use touchline::cli::Arguments;

use super::{program, sample, text_of, touchline};

fn tasks() -> Vec<String> {
    Arguments::command().get_subcommands().map(|task| task.get_name().to_owned()).collect()
}

/// What a line says in a bash that has read the completions; none where there is no bash.
fn in_bash(folder: &TempDir, line: &str) -> Option<String> {
    std::fs::write(folder.path().join("completions"), text_of(folder, &["completions", "bash"])).unwrap();
    let mut bash = Command::new("bash");
    bash.args(["--norc", "--noprofile", "-e", "-c", &format!(". ./completions; {line}")]).current_dir(folder.path());
    let output = bash.stdin(Stdio::null()).output().ok()?;
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_shell_is_told_of_every_command() {
    let folder = sample();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = text_of(&folder, &["completions", shell]);
        for task in tasks() {
            assert!(script.contains(&task), "{shell}: {task}");
        }
        assert!(script.contains("at-least"), "{shell}");
    }
    touchline(&folder, &["completions", "csh"]).code(2).stdout_eq("");
    touchline(&folder, &["completions"]).code(2).stdout_eq("");
}

#[test]
fn bash_completes_commands_options_and_values() {
    let folder = sample();
    let Some(said) = in_bash(&folder, "complete -p touchline") else { return };
    assert!(said.starts_with("complete ") && said.ends_with(" -F _touchline touchline\n"), "{said}");
    for (typed, completed) in [
        (&["cov"][..], "cover"),
        (&["cover", "--on"], "--on"),
        (&["cover", "plan.ron", "--at-least", "nat"], "natural"),
        (&["completions", "z"], "zsh"),
    ] {
        let words = format!("touchline {}", typed.join(" "));
        let (last, before) = (typed[typed.len() - 1], typed.len().checked_sub(2).map_or("touchline", |at| typed[at]));
        let line = format!(
            "COMP_WORDS=({words}); COMP_CWORD={}; _touchline touchline {last} {before}; echo \"${{COMPREPLY[@]}}\"",
            typed.len()
        );
        assert_eq!(in_bash(&folder, &line).unwrap(), format!("{completed}\n"), "{words}");
    }
}

#[test]
fn fish_completes_commands_and_values() {
    let folder = sample();
    std::fs::write(folder.path().join("completions"), text_of(&folder, &["completions", "fish"])).unwrap();
    for (typed, completed) in [
        ("touchline cov", "cover"),
        ("touchline cover plan.ron --at-least ", "natural"),
        ("touchline completions ", "zsh"),
        ("touchline paths ", "settings"),
    ] {
        let mut fish = Command::new("fish");
        fish.args(["--no-config", "-c", &format!("source completions; complete -C '{typed}'")]);
        fish.current_dir(folder.path()).env("HOME", folder.path());
        let Ok(output) = fish.stdin(Stdio::null()).output() else { return };
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.lines().any(|line| line.split('\t').next() == Some(completed)), "{typed}: {said}");
    }
}

#[test]
fn zsh_completes_what_stands_behind_a_command() {
    let folder = sample();
    let script = text_of(&folder, &["completions", "zsh"]);
    assert!(script.contains("_alternative 'commands:command:_touchline_commands' 'files:plan:_files'"), "{script}");
    std::fs::write(folder.path().join("_touchline"), script).unwrap();
    // The keys are pressed in a terminal of zsh's own, where what is completed is written to a file.
    std::fs::write(folder.path().join("press"), ZSH).unwrap();
    for (typed, completed) in [
        ("touchline cov", "touchline cover "),
        ("touchline pla", "touchline plan.ron "),
        ("touchline cover plan.ron --at-least nat", "touchline cover plan.ron --at-least natural "),
        ("touchline paths set", "touchline paths settings "),
    ] {
        let mut zsh = Command::new("zsh");
        zsh.args(["-f", "press", typed]).current_dir(folder.path()).env("HOME", folder.path());
        let Ok(output) = zsh.stdin(Stdio::null()).output() else { return };
        let found = std::fs::read_to_string(folder.path().join("completed")).unwrap_or_default();
        assert_eq!(found, completed, "{output:?}");
    }
}

/// Completes its argument in an interactive zsh, and writes the line then to the file `completed`.
const ZSH: &str = r#"
zmodload zsh/zpty
rm -f completed begun
zpty inner zsh -f -i
zpty -w inner 'PS1=ready; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; zle -N keep; bindkey "^X" keep'
zpty -w inner 'keep() { print -rn -- "$BUFFER" > completed.new; mv completed.new completed; zle kill-whole-line }'
zpty -w inner 'touch begun'
repeat 300; do [[ -e begun ]] && break; sleep 0.1; done
zpty -w -n inner "$1"$'\t\x18'
repeat 300; do [[ -e completed ]] && break; sleep 0.1; done
zpty -d inner
"#;

#[test]
fn the_manual_has_every_command_with_its_options() {
    let folder = sample();
    let page = text_of(&folder, &["man"]);
    assert!(page.lines().any(|line| line.starts_with(".TH touchline 1 ")), "{page}");
    for task in Arguments::command().get_subcommands() {
        let (_, section) = page.split_once(&format!(".SS \"touchline {}\"\n", task.get_name())).unwrap();
        let section = section.split("\n.SS ").next().unwrap();
        for option in task.get_arguments().filter_map(|argument| argument.get_long()) {
            assert!(
                section.contains(&format!("\\-\\-{}", option.replace('-', "\\-"))),
                "{}: {option}",
                task.get_name()
            );
        }
    }
}

#[test]
fn the_manual_is_set_without_a_warning() {
    let folder = sample();
    std::fs::write(folder.path().join("touchline.1"), text_of(&folder, &["man"])).unwrap();
    let mut groff = Command::new("groff");
    groff.args(["-man", "-Tutf8", "-ww", "-rLL=100n", "touchline.1"]).current_dir(folder.path());
    let Ok(output) = groff.output() else { return };
    let warned = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && warned.is_empty(), "{warned}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("touchline cover"), "{text}");
}

#[test]
fn paths_are_those_of_the_xdg_folders_and_say_whether_they_are_there() {
    let folder = sample();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let paths = |words: &[&str], variables: &[(&str, &str)]| {
        let program = program(&folder, &[&["paths"], words].concat());
        let program = ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"]
            .iter()
            .fold(program, |program, name| program.env_remove(name));
        variables.iter().fold(program, |program, (name, value)| program.env(name, value)).assert()
    };
    let home = folder.path().display().to_string();
    let told = |settings: &str, state: &str| format!("settings  {settings}\nstate     {state}\n");
    let of_home = told(&at(".config/touchline/settings.ron (not there)"), &at(".local/state/touchline (not there)"));
    paths(&[], &[("HOME", &home)]).success().stdout_eq(&of_home);
    // A relative folder is nobody's.
    paths(&[], &[("HOME", &home), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "")]).success().stdout_eq(&of_home);
    std::fs::create_dir_all(folder.path().join("state/touchline")).unwrap();
    let own = told(&at("config/touchline/settings.ron (not there)"), &at("state/touchline (there)"));
    paths(&[], &[("XDG_STATE_HOME", &at("state")), ("XDG_CONFIG_HOME", &at("config"))]).success().stdout_eq(own);
    paths(&["state"], &[("XDG_STATE_HOME", &at("state"))]).success().stdout_eq(at("state/touchline\n"));
    paths(&["settings"], &[])
        .code(1)
        .stdout_eq("")
        .stderr_eq("found neither $XDG_CONFIG_HOME nor $HOME, expected one of them to be a whole path\n");
}

#[test]
fn settings_that_make_no_sense_stop_the_board_which_can_start_without_them() {
    let folder = sample();
    let settings = folder.path().join(".config/touchline/settings.ron");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    std::fs::write(&settings, "(\n    theme: Blue,\n)\n").unwrap();
    let said = format!(
        "{}:2:12: found Blue, expected one of Dark, Light, HighContrast, ColourBlind, Mono\n      theme: Blue,\n             ^^^^\n\
         mend these settings, or leave them out with --no-settings\n",
        settings.display()
    );
    touchline(&folder, &["plan.ron"]).code(1).stdout_eq("").stderr_eq(&said);
    touchline(&folder, &["keys"]).code(1).stdout_eq("").stderr_eq(&said);
    for words in [["keys", "--no-settings"], ["--no-settings", "keys"]] {
        assert!(text_of(&folder, &words).contains("| `q` `Ctrl-c` | `quit` |"), "{words:?}");
    }
    touchline(&folder, &["--no-settings", "cover", "plan.ron"])
        .code(2)
        .stderr_eq("error: unexpected argument '--no-settings' found\n...\n");
    // Nothing but the terminal is in the way then.
    for words in [&["--no-settings"][..], &["--no-settings", "plan.ron"]] {
        let assert = touchline(&folder, words).code(1).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.contains("is not a terminal, and the board"), "{said}");
    }
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("").stderr_eq("");
}

#[test]
fn the_table_of_keys_has_the_user_s_own() {
    let folder = sample();
    let row = |words: &str| {
        let table = text_of(&folder, &["keys"]);
        table.lines().find(|line| line.contains(words)).map(|line| line.split('|').nth(1).unwrap().trim().to_owned())
    };
    assert_eq!(row("| `quit` |").unwrap(), "`q` `Ctrl-c`");
    let settings = folder.path().join(".config/touchline");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ron"), r#"(keys: { "quit": ["Ctrl-q"] })"#).unwrap();
    assert_eq!(row("| `quit` |").unwrap(), "`Ctrl-q`");
    assert_eq!(row("| `undo` |").unwrap(), "`u`");
}
