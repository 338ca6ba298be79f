<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>cmw::AccountRow</name>
    <message>
        <source>Nobody is signed in at Microsoft yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::AzurePage</name>
    <message>
        <source>Create the app in Azure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is ready: every line was read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ▾</source>
        <extracomment>A menu button. %n: months</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lifetime of the client secret: %n month(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out implicit access tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implicit access tokens as in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document turns this on; the connection itself does not need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out Mail.Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Mail.Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail.Send lets whoever holds the secret send as anyone in the organisation. The document asks for it; the connection itself does not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for this run only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::BrowserWait</name>
    <message>
        <source>No browser could be opened. Copy the address and open it in any browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your sign-in in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the sign-in of %1 in the browser.</source>
        <extracomment>%1: the account that is to sign in</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::ByHandFields</name>
    <message>
        <source>%1 Do it by hand</source>
        <extracomment>A button that opens. %1: an arrow</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open each line above for the way in the portal. Then enter here what the portal shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory (tenant) ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret: the Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes to the keychain, never into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::ChoiceCard</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Accessible name of a card&apos;s button. %1: what the button does, %2: the card&apos;s title</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::CopyRow</name>
    <message>
        <source>Leave ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a check box was set</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>Accessible name. %1: the form&apos;s label</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Accessible name of a line&apos;s button. %1: Copy, Choose and the like, %2: the form&apos;s label</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::CopyStrip</name>
    <message>
        <source>Copy sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First set %1</source>
        <extracomment>%1: fields to set in the form first, with their values</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copy next (%n left)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::DetailsPanel</name>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::DonePage</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>A change. %1: what was changed, %2: date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <extracomment>Accessible name. %1: the line&apos;s title</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: %1?</source>
        <extracomment>%1: what is taken back</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox may stop working with Webex Connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App in Azure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forwards to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what was set up. Come back any time to check it or to take something back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What remains in Webex Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register To Webex Engage links the app to one service for good: it can&apos;t be moved later, and a registered app must not be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Control Hub: a channel of type Email with this asset, a queue, and a live flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note in your calendar two weeks before the client secret expires: no portal reminds you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::FormDrawing</name>
    <message>
        <source>Drawing of the form in Webex Connect: Forwarding Address is its third field, Call Back URL comes after the client secret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::FormPage</name>
    <message>
        <source>Not done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>the person did it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate Token: %1</source>
        <extracomment>Accessible name. %1: what the button says</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the form in Webex Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same order as the form. Ctrl+Shift+C copies the next one; the small strip stays on top while you paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the saved address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forwarding Address of the saved app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste it once more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::Lines</name>
    <message>
        <source>Open in Azure ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the Microsoft 365 admin center ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the Exchange admin center ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Microsoft Defender ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds. %1: the number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waiting: %1 Next look in %n s.</source>
        <extracomment>%1: why it waits, %n: seconds until the next look</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::MailMap</name>
    <message>
        <source>Mail path. Receiving: customer to Office 365, %1; Office 365 to Webex Connect, %2. Sending: Webex Connect to Office 365, %3; Office 365 to customer, %4.</source>
        <extracomment>The mail map in words. %1 to %4: a state&apos;s word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webex Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::MailboxPage</name>
    <message>
        <source>Set up the mailbox in Office 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can send and receive through Webex Connect.</source>
        <extracomment>%1: the mailbox&apos;s address</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a change Microsoft may take up to 60 minutes until it is in force. The wizard looks again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::Page</name>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::RailStep</name>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A step on the rail, for screen readers. %1: where, %2: what, %3: the state&apos;s word</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::SecretButtons</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard is cleared after 60 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::StageList</name>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name look-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds. %1: the number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::StartPage</name>
    <message>
        <source>The clipboard holds a Forwarding Address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds a Call Back URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the email app in Webex Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the form, then bring its two values here. It is filled in and saved in step 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Webex Connect ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Support mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailbox (Email ID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address that customers write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>① Forwarding Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy it from the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>② Call Back URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webex Connect logs out after 30 idle minutes without a warning. Leave the form for now: step 4 fills it in one go.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::StepPage</name>
    <message>
        <source>Sign in to Microsoft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what is there. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done. You may close the window: the wizard goes on from what is there.</source>
        <extracomment>%1: lines that are done, %2: lines in all</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in, and the wizard looks first. Nothing is changed before you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some lines can&apos;t be told, or need a person. Open them to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some lines are still open. Open them to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed yet. This is what will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s). Each can be taken back from here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cmw::StepRail</name>
    <message>
        <source>Office 365 · OAuth 2.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: %1</source>
        <extracomment>Accessible name of the language menu. %1: the present language</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::TaskRow</name>
    <message>
        <source>Close the details of %1</source>
        <extracomment>Accessible name of the button that opens a line. %1: the line&apos;s title</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Name of a line for screen readers. %1: title, %2: the state&apos;s word</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::VerifyPage</name>
    <message>
        <source>Send the test email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test email to %1</source>
        <extracomment>Title of the line. %1: who got it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending as Webex Connect will: sign in as the mailbox, then stage by stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at every line. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending works, and the mailbox forwards to Webex Connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending works. Receiving is not sure yet: see the lines below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a test email the way Webex Connect will. The sign-in is the mailbox&apos;s, not yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something stands in the way: see the lines below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair %1</source>
        <extracomment>Accessible name. %1: the line&apos;s title</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who gets the test email</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::WelcomePage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A set-up file that can&apos;t be read. %1: what is wrong, %2: what to do</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished · %1</source>
        <extracomment>%1: date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify · %1 of %2 points done · %3</source>
        <extracomment>%1: points done, %2: points in all, %3: date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of 4 · %2 of %3 points done · %4</source>
        <extracomment>%1: number of the step, %2: points done, %3: points in all, %4: date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue: %1</source>
        <extracomment>%1: the mailbox&apos;s address or the set-up&apos;s name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an Office 365 mailbox to Webex Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You bring a Webex Connect login, a Microsoft 365 admin and the mailbox. The wizard does what it may by itself, shows every change before it makes it, and can take each one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a new email app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 10 minutes, most of it waiting for Microsoft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on a real organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the practice tenant; nothing of it was real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise without any account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small Microsoft and Webex Connect inside this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is needed: %1 for step 2, %2 for step 3.</source>
        <extracomment>%1 and %2: Microsoft&apos;s names of two roles</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cmw::Wizard</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
