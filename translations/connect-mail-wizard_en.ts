<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>cmw::AzurePage</name>
    <message numerus="yes">
        <source>%n month(s) ▾</source>
        <extracomment>A menu button. %n: months</extracomment>
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
        <source>Waiting: %1 Next look in %n s.</source>
        <extracomment>%1: why it waits, %n: seconds until the next look</extracomment>
        <translation>
            <numerusform>Waiting: %1 Next look in %n s.</numerusform>
            <numerusform>Waiting: %1 Next look in %n s.</numerusform>
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
