"""A headless Chromium without a network, driven by its DevTools protocol."""

import base64
import itertools
import json
import re
import shutil
import subprocess
import time
from contextlib import suppress

import requests
from websocket import create_connection

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--remote-allow-origins=*")
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
_ENTER = re.compile(r"DevTools listening on ws://([^/]+)/")


class Browser:
    """One page of a browser. `answers` are what is given in place of foreign scripts, by a part of their address."""

    def __init__(self, profile, answers):
        command = [PROGRAM, *_OPTIONS, _NO_NETWORK, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        where = next(found[1] for found in map(_ENTER.search, self._process.stderr) if found)
        page = next(page for page in requests.get(f"http://{where}/json").json() if page["type"] == "page")
        self._socket = create_connection(page["webSocketDebuggerUrl"], timeout=60)
        self._numbers, self._answers = itertools.count(), answers
        self.troubles, self.asked = [], []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.tell(f"{domain}.enable")
        self.tell("Fetch.enable", patterns=[{"urlPattern": f"*{part}*"} for part in answers])

    def close(self):
        self._socket.close()
        self._process.terminate()
        self._process.wait()

    def tell(self, method, **parameters):
        """Ask the browser to do something; returns what it says."""
        number = self._send(method, parameters)
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]
            if "method" in message:
                self._note(message["method"], message["params"])

    def run(self, script):
        """What a script on the page gives."""
        done = self.tell("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def wait_for(self, script):
        """Wait until a script on the page gives something true."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with suppress(AssertionError):  # the page is being left
                if self.run(script):
                    return
            time.sleep(0.05)
        raise TimeoutError(script)

    def open(self, address):
        """Open a page, and wait until all that it asks for by itself is there."""
        self.tell("Page.navigate", url=address)
        self.wait_for(f"location.href.startsWith({address.partition('?')[0]!r}) && document.readyState === 'complete'")
        self.wait_for("!window.jQuery || jQuery.active === 0")

    def write(self, selector, text):
        """Write into a field as a person does, and leave it."""
        self.run(f"document.querySelector({selector!r}).focus(); document.querySelector({selector!r}).select()")
        self.tell("Input.insertText", text=text)
        self.run("document.activeElement.blur()")

    def press(self, key, modifiers=0):
        """Press a key of the keyboard."""
        about = {"key": key, "windowsVirtualKeyCode": {".": 190}.get(key, ord(key)), "modifiers": modifiers}
        self.tell("Input.dispatchKeyEvent", type="rawKeyDown", **about)
        self.tell("Input.dispatchKeyEvent", type="keyUp", **about)

    def picture(self, path):
        """Write what is seen to a file."""
        path.write_bytes(base64.b64decode(self.tell("Page.captureScreenshot")["data"]))

    def _send(self, method, parameters):
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        return number

    def _note(self, event, about):
        if event == "Page.javascriptDialogOpening":
            self.troubles.append(f"dialog: {about['message']}")
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        elif event == "Runtime.exceptionThrown":
            self.troubles.append(f"exception: {json.dumps(about['exceptionDetails'])[:600]}")
        elif event == "Runtime.consoleAPICalled" and about["type"] in ("error", "warning", "assert"):
            self.troubles.append(f"console: {json.dumps(about['args'])[:600]}")
        elif event == "Log.entryAdded" and about["entry"]["level"] in ("error", "warning"):
            self.troubles.append(f"log: {about['entry']['text']} {about['entry'].get('url', '')}")
        elif event == "Network.requestWillBeSent":
            self.asked.append(about["request"]["url"])
        elif event == "Fetch.requestPaused":
            script = next(text for part, text in self._answers.items() if part in about["request"]["url"])
            body = base64.b64encode(script.encode()).decode()
            self._send("Fetch.fulfillRequest", {"requestId": about["requestId"], "responseCode": 200, "body": body})
