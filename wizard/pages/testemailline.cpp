// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/testemailline.h"

#include "core/address.h"
#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/field.h"
#include "pages/widgets/signinways.h"
#include "pages/widgets/stagelist.h"
#include "pages/widgets/taskrow.h"
#include "pages/widgets/transcript.h"
#include "session/session.h"
#include "tasks/mailway.h"

#include <QLabel>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

TestEmailLine::TestEmailLine(Session &session, const Language &language, TaskRow &row, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_language(language),
      m_row(row),
      m_receiver(new Field(u"receiver"_s,
          [this](const QString &text) {
              const Setup &setup = m_session.setup();
              return judgeReceivers(text, setup.mailboxAddresses(), setup.loginId);
          })),
      m_ways(new SignInWays),
      m_stages(new StageList(language)),
      m_notes(new QLabel),
      m_transcript(new Transcript)
{
    m_receiver->setInputWidth(380);
    row.addBelow(m_receiver);
    row.addBelow(m_ways);
    row.addBelow(m_stages);
    m_notes->setObjectName(u"testNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setFont(smallFont(row.font()));
    row.addBelow(m_notes);
    row.addBelow(m_transcript);
    connect(m_ways, &SignInWays::chosen, this, [this] {
        m_receiver->setVisible(m_asks && way() != MailboxWay::WebexConnect); // else nobody gets anything
        Q_EMIT edited();
    });
    connect(m_receiver, &Field::edited, this, &TestEmailLine::edited);
    connect(m_receiver, &Field::left, this, [this] {
        if (m_receiver->isPossible())
            m_session.edit(&Setup::testReceiver, m_receiver->text());
    });
    connect(&session, &Session::stageEnded, this, [this](const Stage &stage) { m_stages->add(stage); });
}

QString TestEmailLine::receiver() const
{
    return m_receiver->text();
}

bool TestEmailLine::isPossible() const
{
    return m_receiver->isPossible();
}

MailboxWay TestEmailLine::way() const
{
    return m_ways->way();
}

bool TestEmailLine::isOpen() const
{
    const Finding finding = m_session.finding(m_row.id());
    return finding.state != State::Done || !concerns(m_row.id(), finding, Hop::MailboxToCustomer);
}

bool TestEmailLine::isForAnother() const
{
    if (!isPossible() || m_session.finding(m_row.id()).state != State::Done || !isOpen())
        return false;
    const QVariantMap sent = m_session.finding(m_row.id()).args;
    const QStringList before =
        addressesIn(sent.value(u"receiver"_s).toString() + u' ' + sent.value(u"refused"_s).toString());
    const QStringList now = addressesIn(receiver());
    return std::any_of(now.begin(), now.end(),
        [&before](const QString &address) { return !before.contains(address, Qt::CaseInsensitive); });
}

void TestEmailLine::enter()
{
    const auto &person = m_session.admin().person();
    const QString admin = person ? person->account : m_session.setup().adminAccount;
    const QString &chosen = m_session.setup().testReceiver;
    m_receiver->setText(chosen.isEmpty() ? admin : chosen);
    if (m_session.testEmail())
        m_stages->setStages(m_session.testEmail()->stages);
    else
        m_stages->clear();
    showResult();
}

void TestEmailLine::showResult()
{
    QStringList notes;
    if (m_session.testEmail()) {
        for (const Error &note : m_session.testEmail()->notes) {
            const Words words = Catalogue::builtIn().words(note, m_language.current());
            QStringList parts{words.summary, words.cause, words.repair, note.evidence};
            parts.removeAll(QString());
            notes.append(parts.join(u' '));
        }
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_transcript->setText(m_session.testEmail() ? m_session.testEmail()->transcript : QString());
}

void TestEmailLine::begin()
{
    m_stages->clear();
    m_notes->hide();
    m_transcript->setText({});
}

void TestEmailLine::refresh(bool isSending)
{
    const bool wasAccepted = m_session.finding(m_row.id()).state == State::Done;
    m_asks = !isSending && !wasAccepted;
    m_receiver->setVisible(!isSending && isOpen() && way() != MailboxWay::WebexConnect);
    m_ways->setVisible(m_asks);
    m_ways->setNoRedirect(m_session.noRedirectHere(), m_language.current());
    if (!isSending)
        showResult();
    if (wasAccepted && m_session.testEmail()) {
        //: Title of the line. %1: who got it
        m_row.setTitle(
            tr("Test email to %1").arg(m_session.finding(m_row.id()).args.value(u"receiver"_s).toString()));
    }
}

void TestEmailLine::retranslate()
{
    m_ways->setNoRedirect(m_session.noRedirectHere(), m_language.current());
    m_receiver->setLanguage(m_language.current());
    m_receiver->setLabel(tr("Receiver"), tr("who gets the test email; several with commas"));
}

} // namespace cmw
