// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/welcomepage.h"

#include "diagnosis/catalogue.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/choicecard.h"
#include "pages/widgets/signinchoices.h"
#include "session/session.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <QWizard>

namespace cmw {

using namespace Qt::StringLiterals;

void WelcomePage::build(QVBoxLayout &column)
{
    m_new = new ChoiceCard(u"newSetup"_s, ChoiceCard::Sign::Mail);
    m_new->setEmphasised(true);
    m_practice = new ChoiceCard(u"practise"_s, ChoiceCard::Sign::Practise);
    m_list = new QVBoxLayout;
    m_list->setSpacing(space::small + 2);
    m_roles = new QLabel;
    m_roles->setWordWrap(true);
    m_roles->setTextFormat(Qt::RichText);

    auto *cards = new QVBoxLayout;
    cards->setSpacing(space::small + 2);
    cards->addWidget(m_new);
    cards->addLayout(m_list);
    cards->addWidget(m_practice);
    column.addLayout(cards);
    column.addWidget(m_roles);
    if (!session().endpoints().isPractice()) {
        auto *choices = new SignInChoices(session().endpoints());
        column.addWidget(choices);
        connect(choices, &SignInChoices::cloudChosen, this, &WelcomePage::cloudRequested);
        connect(choices, &SignInChoices::clientChosen, this, &WelcomePage::clientRequested);
    }

    connect(m_new, &ChoiceCard::chosen, this, [this] { wizard()->next(); });
    connect(m_practice, &ChoiceCard::chosen, this, [this] {
        if (session().endpoints().isPractice())
            Q_EMIT realRequested();
        else
            Q_EMIT practiceRequested();
    });
}

QString WelcomePage::nextText() const
{
    return tr("Start");
}

void WelcomePage::enter()
{
    // After the first paint: the files are not needed to show the page.
    QTimer::singleShot(0, this, &WelcomePage::listSetups);
}

bool WelcomePage::validatePage()
{
    if (const Result<void> may = session().mayLeave(); !may) {
        trouble().tell(may.error(), currentLanguage());
        return false;
    }
    session().begin();
    return true;
}

void WelcomePage::listSetups()
{
    for (const auto &[card, summary] : std::as_const(m_stored)) {
        card->hide();
        card->deleteLater();
    }
    m_stored.clear();
    for (const StoredSummary &summary : session().store().list()) {
        auto *card = new ChoiceCard(
            u"continue"_s, summary.readable ? ChoiceCard::Sign::Progress : ChoiceCard::Sign::Wrong);
        m_list->addWidget(card);
        m_stored.append({card, summary});
        describe(*card, summary);
        connect(card, &ChoiceCard::chosen, this, [this, summary] { open(summary); });
        connect(card, &ChoiceCard::linkChosen, this, [this, summary] { addAnother(summary); });
    }
}

void WelcomePage::describe(ChoiceCard &card, const StoredSummary &summary)
{
    if (!summary.readable) {
        const Words words = Catalogue::builtIn().words(summary.readable.error(), currentLanguage());
        //: A set-up file that can't be read. %1: what is wrong, %2: what to do
        const QString line =
            words.repair.isEmpty() ? words.summary : tr("%1 %2").arg(words.summary, words.repair);
        card.say(summary.name, line, {});
        return;
    }
    card.setPart(summary.total > 0 ? double(summary.done) / summary.total : 0);
    const QString when = shownMoment(summary.at);
    QString line;
    if (summary.step == u"done")
        //: %1: date and time
        line = tr("Finished · %1").arg(when);
    else if (summary.step == u"verify")
        //: %1: points done, %2: points in all, %3: date and time
        line = tr("Verify · %1 of %2 points done · %3").arg(summary.done).arg(summary.total).arg(when);
    else
        //: %1: number of the step, %2: points done, %3: points in all, %4: date and time
        line = tr("Step %1 of 4 · %2 of %3 points done · %4")
                   .arg(summary.step)
                   .arg(summary.done)
                   .arg(summary.total)
                   .arg(when);
    //: %1: the mailbox's address or the set-up's name
    card.say(tr("Continue: %1").arg(summary.name), line, tr("Continue"));
    card.sayLink(u"addAnother"_s, summary.hasApp ? tr("Add another mailbox") : QString());
}

void WelcomePage::open(const StoredSummary &summary)
{
    const Result<void> opened = session().open(summary.file);
    if (!opened) {
        trouble().tell(opened.error(), currentLanguage());
        return;
    }
    Q_EMIT continued(summary.step);
}

void WelcomePage::addAnother(const StoredSummary &summary)
{
    const Result<void> opened = session().open(summary.file);
    if (!opened) {
        trouble().tell(opened.error(), currentLanguage());
        return;
    }
    session().beginAnother();
    Q_EMIT continued(u"1"_s);
}

void WelcomePage::retranslate()
{
    setTitleAndSentence(tr("Connect an Office 365 mailbox to Webex Connect"),
        tr("You bring a Webex Connect login, a Microsoft 365 admin and the mailbox. The wizard does what it "
           "may "
           "by itself, shows every change before it makes it, and can take each one back."));
    m_new->say(
        tr("Set up a new email app"), tr("About 10 minutes, most of it waiting for Microsoft"), tr("Start"));
    if (session().endpoints().isPractice()) {
        m_practice->say(tr("Work on a real organisation"),
            tr("Leaves the practice tenant; nothing of it was real"), tr("Leave practice"));
    } else {
        m_practice->say(tr("Practise without any account"),
            tr("A small Microsoft and Webex Connect inside this program"), tr("Practise"));
    }
    //: %1 and %2: Microsoft's names of two roles
    m_roles->setText(tr("Who is needed: %1 for step 2, %2 for step 3.")
                         .arg(u"<b>%1</b>"_s.arg(roleName(u"Application Administrator"_s)),
                             u"<b>%1</b>"_s.arg(roleName(u"Exchange Administrator"_s))));
    for (const auto &[card, summary] : std::as_const(m_stored))
        describe(*card, summary);
}

} // namespace cmw
