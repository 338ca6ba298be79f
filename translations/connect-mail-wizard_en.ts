<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>cmw::CopyStrip</name>
    <message numerus="yes">
        <source>Copy next (%n left)</source>
        <translation>
            <numerusform>Copy next (%n left)</numerusform>
            <numerusform>Copy next (%n left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::Lines</name>
    <message numerus="yes">
        <source>Waiting for %n s:</source>
        <extracomment>%n: seconds</extracomment>
        <translation>
            <numerusform>Waiting for %n s:</numerusform>
            <numerusform>Waiting for %n s:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next look in %n s.</source>
        <extracomment>%n: seconds</extracomment>
        <translation>
            <numerusform>Next look in %n s.</numerusform>
            <numerusform>Next look in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::MailboxPicker</name>
    <message numerus="yes">
        <source>Microsoft asks to wait. The search goes on by itself in %n s.</source>
        <translation>
            <numerusform>Microsoft asks to wait. The search goes on by itself in %n s.</numerusform>
            <numerusform>Microsoft asks to wait. The search goes on by itself in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown: type more to narrow them down.</source>
        <translation>
            <numerusform>The first %n is shown: type more to narrow them down.</numerusform>
            <numerusform>The first %n are shown: type more to narrow them down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found. Go to them with the down arrow, take one with Enter.</source>
        <translation>
            <numerusform>%n found. Go to it with the down arrow, take it with Enter.</numerusform>
            <numerusform>%n found. Go to them with the down arrow, take one with Enter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::Progress</name>
    <message numerus="yes">
        <source>%1: %2 Trying again in %n s.</source>
        <extracomment>%1: a line of the document, %2: why it waits</extracomment>
        <translation>
            <numerusform>%1: %2 Trying again in %n s.</numerusform>
            <numerusform>%1: %2 Trying again in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Trying again in %n s.</source>
        <extracomment>%1: why it waits</extracomment>
        <translation>
            <numerusform>%1 Trying again in %n s.</numerusform>
            <numerusform>%1 Trying again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::ReceiveCommand</name>
    <message numerus="yes">
        <source>It is looked for during %n minutes; Ctrl+C ends that.</source>
        <translation>
            <numerusform>It is looked for during %n minute; Ctrl+C ends that.</numerusform>
            <numerusform>It is looked for during %n minutes; Ctrl+C ends that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::SecretLife</name>
    <message numerus="yes">
        <source>%n month(s) ▾</source>
        <translation>
            <numerusform>%n month ▾</numerusform>
            <numerusform>%n months ▾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lifetime of the client secret: %n month(s)</source>
        <translation>
            <numerusform>Lifetime of the client secret: %n month</numerusform>
            <numerusform>Lifetime of the client secret: %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::StepPage</name>
    <message numerus="yes">
        <source>%n change(s). Each can be taken back from here.</source>
        <translation>
            <numerusform>%n change. It can be taken back from here.</numerusform>
            <numerusform>%n changes. Each can be taken back from here.</numerusform>
        </translation>
    </message>
</context>
</TS>
