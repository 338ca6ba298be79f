# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window, from its first page to the sent test email, through the accessibility tree alone, as a screen
reader would: python3 drive_window.py PROGRAM LANGUAGE

The practice tenant runs as a process of its own; the window is given its cloud file, and the visitor answers the sign-ins.
Proof at the end comes from outside: the practice Webex Connect lists what the mailbox forwarded.
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import pyatspi
from gi.repository import GLib

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
LIMIT = 60  # seconds for each wait; far above what any takes

WORDS = {
    "en": {
        "start": "Start: Set up a new email app", "next": "Next", "sign in": "Sign in to Microsoft",
        "create": "Create the app", "look": "Look", "mailbox": "Set up the mailbox", "send": "Send the test email",
        "asset name": "Asset Name", "email id": "Mailbox (Email ID)",
        "forwarding": "① Forwarding Address", "callback": "② Call Back URL",
        "form": "Finish the form in Webex Connect", "accepted": "Accepted", "finish": "Finish",
    },
    "ko": {
        "start": "시작: 새 이메일 앱 설정", "next": "다음", "sign in": "Microsoft에 로그인",
        "create": "앱 만들기", "look": "확인", "mailbox": "사서함 설정", "send": "테스트 메일 보내기",
        "asset name": "자산 이름(Asset Name)", "email id": "사서함(Email ID)",
        "forwarding": "① 전달 주소(Forwarding Address)", "callback": "② 콜백 URL(Call Back URL)",
        "form": "Webex Connect 양식 완성", "accepted": "메일을 받음", "finish": "마침",
    },
}[LANGUAGE]


def showing(node):
    """All that a person sees now: the wizard keeps the widgets of its other pages in the tree."""
    try:
        children = [node.getChildAtIndex(i) for i in range(node.childCount)]
    except Exception:  # a widget that went away while we looked
        return
    for child in children:
        try:
            if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
                continue
        except Exception:
            continue
        yield child
        yield from showing(child)


def wait_for(what, look):
    """What `look` finds, once it finds something."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        if wizard and wizard.poll() is not None:
            raise SystemExit(f"the program ended ({wizard.returncode}) while waiting for {what}")
        found = look()
        if found:
            return found
        time.sleep(0.1)
    names = [(node.getRoleName(), node.name) for node in showing(program())]
    raise SystemExit(f"no {what} within {LIMIT} s; showing: {names}")


def program():
    for candidate in pyatspi.Registry.getDesktop(0):
        if candidate is not None and candidate.get_process_id() == wizard.pid:
            return candidate
    return None


def find(name, role=None):
    """By its whole name where the role is given, else by a part of it, in any of the program's windows."""
    try:
        top = program()
        for node in showing(top) if top else ():
            if role is None and name in node.name or role == node.getRoleName() and name == node.name:
                return node
    except GLib.GError:  # a widget that went away while we looked: the next look sees what is there then
        pass
    return None


def press(name):
    def ready():
        try:
            node = find(name, "push button") or find(name, "button")
            return node if node and node.getState().contains(pyatspi.STATE_ENABLED) else None
        except GLib.GError:
            return None

    button = wait_for(f"button {name!r}", ready)
    actions = button.queryAction()
    for i in range(actions.nActions):
        if actions.getName(i) in ("Press", "click"):
            actions.doAction(i)
            return
    raise SystemExit(f"{name!r} can't be pressed")


def fill(name, text):
    field = wait_for(f"field {name!r}", lambda: find(name, "text"))
    if not field.queryEditableText().setTextContents(text):
        raise SystemExit(f"{name!r} takes no text")


def page(address, fields=None):
    data = urllib.parse.urlencode(fields).encode() if fields is not None else None
    with urllib.request.urlopen(address, data, timeout=LIMIT) as answer:
        return answer.read().decode()


def form_value(text, label):
    """The value of the input that this label is for."""
    name = re.search(r'<label for="([^"]+)"[^>]*>\s*' + re.escape(label), text).group(1)
    tag = re.search(r'<input[^>]*\bid="' + re.escape(name) + r'"[^>]*>', text).group(0)
    return html.unescape(re.search(r'\bvalue="([^"]*)"', tag).group(1))


folder = tempfile.mkdtemp()
tenant = subprocess.Popen([PROGRAM, "practice"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
wizard = None
try:
    practice = json.loads(tenant.stdout.readline())
    form = page(urllib.parse.urljoin(practice["webexConnect"], "/apps/email-smtp/4"))
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                       XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder)
    wizard = subprocess.Popen([PROGRAM, "--cloud-file", practice["cloudFile"], "--browser", "visitor",
                               "--keychain", "memory", "--language", LANGUAGE], env=environment)

    press(WORDS["start"])
    fill(WORDS["asset name"], "Support")
    fill(WORDS["email id"], "support@contoso.com")
    fill(WORDS["forwarding"], form_value(form, "Forwarding Address"))
    fill(WORDS["callback"], form_value(form, "Call Back URL"))
    press(WORDS["next"])
    press(WORDS["sign in"])
    press(WORDS["create"])
    press(WORDS["next"])
    press(WORDS["look"])
    press(WORDS["mailbox"])
    press(WORDS["next"])
    wait_for("copy sheet", lambda: find(WORDS["form"]))
    press(WORDS["next"])  # step 4 is filled in a browser, which another test does
    press(WORDS["send"])
    wait_for("accepted test email", lambda: find(WORDS["accepted"]))
    press(WORDS["finish"])

    # What the mailbox was set up to do, it does: a customer's mail reaches the forwarding address.
    page(urllib.parse.urljoin(practice["webexConnect"], "/customer"),
         {"from": "customer@example.org", "to": "support@contoso.com", "subject": "Through the window"})
    wait_for("forwarded mail", lambda: "Through the window" in page(
        urllib.parse.urljoin(practice["webexConnect"], "/received")))
    print(f"driven to the end in {LANGUAGE}")
finally:
    if wizard:
        wizard.terminate()
        wizard.wait()
    tenant.stdin.close()
    tenant.wait()
