//! Chromium without a window, spoken to through its debugging pipe: one JSON a message, ended by a zero byte.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

pub(super) struct Browser {
    process: Child,
    words: ChildStdin,
    answers: BufReader<ChildStdout>,
    last: u64,
    /// The open page, once there is one.
    session: Option<String>,
    /// Whether the page that was asked for last is there.
    loaded: bool,
    complaints: Vec<String>,
}

impl Browser {
    pub(super) fn start(program: &OsStr, folder: &Path) -> Browser {
        // The pipe is on the descriptors 3 and 4, which a shell moves there.
        let mut process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"])
            .arg(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"])
            .args(["--disable-dev-shm-usage", "--force-color-profile=srgb", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let (words, answers) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut browser =
            Browser { process, words, answers, last: 0, session: None, loaded: false, complaints: Vec::new() };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }))["targetId"].clone();
        let attached = browser.call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            browser.call(domain, json!({}));
        }
        browser
    }

    /// Shows a page in a window of this width and look, or as it is printed.
    pub(super) fn show(&mut self, file: &Path, width: u32, look: &str) {
        let (media, scheme) = if look == "print" { ("print", "light") } else { ("", look) };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
        self.loaded = false;
        let gone = self.call("Page.navigate", json!({ "url": format!("file://{}", file.display()) }));
        assert!(gone.get("errorText").is_none(), "{gone}");
        // The event may have come before the answer.
        while !self.loaded {
            self.hear();
        }
    }

    /// What an expression is on the page.
    pub(super) fn ask(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let found = self.call("Runtime.evaluate", asked);
        assert!(found.get("exceptionDetails").is_none(), "{found}");
        found["result"]["value"].clone()
    }

    /// The whole page as a picture.
    pub(super) fn picture(&mut self) -> Vec<u8> {
        let taken = self.call("Page.captureScreenshot", json!({ "captureBeyondViewport": true }));
        STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }

    /// The page as it is printed on A4.
    pub(super) fn print(&mut self) -> Vec<u8> {
        let printed = self.call("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
        STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
    }

    /// What the console has said since the last call.
    pub(super) fn complaints(&mut self) -> Vec<String> {
        // Whatever was said before this answer has come.
        self.ask("1");
        std::mem::take(&mut self.complaints)
    }

    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.words.write_all(message.to_string().as_bytes()).unwrap();
        self.words.write_all(&[0]).unwrap();
        loop {
            let said = self.hear();
            if said["id"] == self.last {
                assert!(said.get("error").is_none(), "{method}: {said}");
                return said["result"].clone();
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut said = Vec::new();
        self.answers.read_until(0, &mut said).unwrap();
        assert_eq!(said.pop(), Some(0), "the browser has ended: is it installed?");
        let said: Value = serde_json::from_slice(&said).unwrap();
        self.loaded |= said["method"] == "Page.loadEventFired";
        let parameters = &said["params"];
        let complaint = match said["method"].as_str() {
            Some("Log.entryAdded") => Some(&parameters["entry"]["text"]),
            Some("Runtime.exceptionThrown") => Some(&parameters["exceptionDetails"]),
            Some("Runtime.consoleAPICalled") => Some(&parameters["args"]),
            _ => None,
        };
        self.complaints.extend(complaint.map(Value::to_string));
        said
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
