"""Run by the Python of LibreOffice: opens a document, accepts or rejects all changes, prints its text and comments as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress

#: Exit status where the office did not answer in time.
NO_ANSWER = 75


def main(soffice: str, profile: str, path: str) -> None:
    """Print what is left after each decision, then stop the office that was started.

    Args:
        soffice: the program.
        profile: a folder for its settings.
        path: the document.
    """
    import uno  # only the Python of LibreOffice has it
    from com.sun.star.beans import PropertyValue

    pipe = f"dtt{time.time_ns()}"
    options = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}"]
    office = subprocess.Popen([soffice, *options, f"--accept=pipe,name={pipe};urp;"], stderr=subprocess.DEVNULL)
    try:
        manager = connect(uno, pipe).ServiceManager
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        desktop = manager.createInstance("com.sun.star.frame.Desktop")
        dispatcher = manager.createInstance("com.sun.star.frame.DispatchHelper")
        out = {}
        for decision in ("Accept", "Reject"):
            document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (hidden,))
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, f".uno:{decision}AllTrackedChanges", "", 0, ())
            out[decision.lower()] = {
                "paragraphs": [paragraph.getString() for paragraph in each(document.Text)],
                "comments": sum(
                    field.supportsService("com.sun.star.text.textfield.Annotation") for field in each(document.TextFields)
                ),
            }
            document.close(True)
        print(json.dumps(out))
        desktop.terminate()
        with suppress(subprocess.TimeoutExpired):
            office.wait(20)
    finally:
        office.kill()


def connect(uno: object, pipe: str) -> object:
    """Wait until the office answers, half a minute at most."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # the bridge raises classes of its own until the office is up
            time.sleep(0.25)
    raise SystemExit(NO_ANSWER)


def each(container: object) -> list:
    """The members of a container of LibreOffice."""
    members = container.createEnumeration()
    out = []
    while members.hasMoreElements():
        out.append(members.nextElement())
    return out


if __name__ == "__main__":
    main(*sys.argv[1:])
