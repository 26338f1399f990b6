"""A headless Chromium, driven by the W3C's WebDriver protocol."""

import base64
import json
import subprocess
import time
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window; it closes at the end of the `with`."""

    def __enter__(self):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.address = f"http://127.0.0.1:{line.rstrip('. ' + chr(10)).rsplit(' ', 1)[1]}"
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=480,800"]}
        logs = {"browser": "ALL"}
        asked = {"goog:chromeOptions": options, "goog:loggingPrefs": logs}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": asked}})
        self.address += f"/session/{made['sessionId']}"
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(10)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)["value"]

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def find(self, css):
        """All elements that a selector finds, as soon as there is one."""
        for _ in range(100):
            found = self.call("POST", "/elements", {"using": "css selector", "value": css})
            if found:
                return [one[ELEMENT] for one in found]
            time.sleep(0.1)
        raise AssertionError(f"nothing is {css}")

    def text(self, element):
        return self.call("GET", f"/element/{element}/text")

    def type(self, css, text):
        self.call("POST", f"/element/{self.find(css)[0]}/value", {"text": text + "\ue007"})

    def click(self, element):
        self.call("POST", f"/element/{element}/click", {})

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def complaints(self):
        """What the browser complained about, a refused script or style above all."""
        lines = self.call("POST", "/se/log", {"type": "browser"})
        # That no token was shown is answered with a 401, which is logged, too.
        return [line["message"] for line in lines if " 401 " not in line["message"]]
