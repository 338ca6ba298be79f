// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/renewsecret.h"

#include "app/practicesetup.h"
#include "practice/visitor.h"

#include <QLocale>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView appTask("azure.app-registration");
constexpr QLatin1StringView secretTask("azure.client-secret");
constexpr QLatin1StringView proofTask("verify.secret");

} // namespace

QList<const Task *> RenewSecretCommand::tasks() const
{
    const Plan &plan = session().plan();
    return {plan.task(appTask), plan.task(secretTask), plan.task(proofTask)};
}

bool RenewSecretCommand::isPending() const
{
    return !session().setup().retiringKeyId.isEmpty();
}

void RenewSecretCommand::work()
{
    if (const QString owner = session().setup().sharedAppWith; !owner.isEmpty()) {
        fail({u"setup/app-of-another"_s, {{u"mailbox"_s, owner}}, {}});
        return;
    }
    after(session().startCheck({appTask, secretTask}), [this] { lookedAt(); });
}

void RenewSecretCommand::lookedAt()
{
    const State app = session().finding(appTask).state;
    const State secret = session().finding(secretTask).state;
    // Without the app, or without an answer, there is nothing to renew.
    if (app != State::Done || secret == State::Unknown) {
        finish();
        return;
    }
    // Whose value was lost with an earlier run nobody can paste: another one takes its place.
    const bool isLost =
        session().finding(secretTask).code == u"azure/secret-not-here" && !options().confirmed;
    if (isPending() && !isLost) {
        bringToWebexConnect();
        return;
    }
    if (options().yes) {
        make();
        return;
    }
    const QDateTime end = session().setup().nextSecretEnd(QDateTime::currentDateTimeUtc());
    //: %1: a date
    const QString plan =
        tr("A new client secret will be made, until %1 at most. The present one stays until you say that "
           "Webex Connect has the new one.")
            .arg(QLocale().toString(end.toLocalTime().date(), QLocale::LongFormat));
    confirm(texts().tasks(session(), tasks(), ResultText::Show::AsItIs) + u'\n' + plan, tr("Make it? [y/N]"),
        [this] { make(); });
}

void RenewSecretCommand::make()
{
    after(session().startRenewal(), [this] {
        m_isNew = session().wasChanged(secretTask) && !session().secretIsUnkept();
        if (m_isNew)
            prove();
        else
            finish(); // the line says why not
    });
}

void RenewSecretCommand::prove()
{
    say(tr("The new secret is made and kept. Proving it with Microsoft."));
    after(session().startCheck({proofTask}), [this] {
        // One that Microsoft refuses must not take the place of one that works.
        if (session().finding(proofTask).state == State::Done)
            bringToWebexConnect();
        else
            finish();
    });
}

void RenewSecretCommand::bringToWebexConnect()
{
    if (place().visitor() && !formPage().isEmpty()) {
        say(tr("Pasting it into the practice Webex Connect, and generating the token there."));
        inBackground([visitor = place().visitor(), page = formPage(),
                         values = formValues(session())] { return visitor->finishForm(page, values); },
            [this](const Result<QString> &saved) {
                if (saved)
                    confirmed();
                else
                    fail(saved.error());
            });
        return;
    }
    if (const QStringList others = session().othersOfTheApp(); !others.isEmpty())
        //: %1: mailboxes
        say(tr(
            "The app also serves %1: their assets in Webex Connect need the new secret, too, before the old one is "
            "removed.")
                .arg(others.join(u", ")));
    // Said before this one was made, it can't be meant of it.
    if (options().confirmed && !m_isNew) {
        confirmed();
    } else if (options().yes || !Input::isTerminal()) {
        say(tr(
            "Paste it into Webex Connect, press Generate Token and Save there. Then run this again with --confirmed, and "
            "the old secret is removed."));
        finish();
    } else {
        const QString about =
            tr("Paste the new secret into Webex Connect: the window shows and copies it in step 4. Press "
               "Generate Token and Save there.");
        askWhether(
            about, tr("Did Generate Token show its tokens, and is the asset saved? [y/N]"),
            [this] { confirmed(); }, [this] { finish(); });
    }
}

void RenewSecretCommand::confirmed()
{
    session().edit(&Setup::tokenGenerated, true);
    after(session().startApply({appTask, secretTask}),
        [this] { after(session().startCheck({proofTask}), [this] { finish(); }); });
}

} // namespace cmw
