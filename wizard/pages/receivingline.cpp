// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/receivingline.h"

#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/codetext.h"
#include "pages/widgets/receiptsteps.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// No mail was looked for: the mailbox doesn't forward yet.
constexpr auto untried = "verify/receive-unforwarded"_L1;

QLabel *sentence(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ReceivingLine::ReceivingLine(Session &session, const Language &language, TaskRow &row, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_language(language),
      m_row(row),
      m_unset(sentence(u"receivingUnset"_s)),
      m_request(sentence(u"receivingRequest"_s)),
      m_bounce(sentence(u"receivingBounce"_s)),
      m_address(value(u"receivingAddress"_s)),
      m_subject(value(u"receivingSubject"_s)),
      m_filter(value(u"receivingFilter"_s)),
      m_place(sentence(u"receivingPlace"_s)),
      m_ask(askPanel()),
      m_steps(new ReceiptSteps(language)),
      m_look(lookPanel()),
      m_follow(linkButton(u"followMail"_s)),
      m_stop(linkButton(u"stopFollowing"_s))
{
    row.addButton(m_follow);
    row.addButton(m_stop);
    row.addBelow(m_unset);
    row.addBelow(m_ask);
    row.addBelow(m_steps);
    row.addBelow(m_look);
    connect(m_follow, &QPushButton::clicked, this, &ReceivingLine::goOn);
    connect(m_stop, &QPushButton::clicked, this, &ReceivingLine::stopped);
    connect(&session, &Session::followed, this, [this](const Receipt &receipt) {
        m_steps->display(receipt);
        // One that waits somewhere can be followed on.
        if (receipt.finding.state == State::Done || receipt.finding.state == State::Wrong)
            renew();
    });
    for (const Value &one : {m_address, m_subject, m_filter}) {
        connect(one.copy, &QPushButton::clicked, this,
            [text = one.text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    }
}

void ReceivingLine::goOn()
{
    if (isHopeless()) {
        m_unforwarded = Unforwarded::Followed;
        refresh(false);
        Q_EMIT asked();
    } else if (isTaken() && !m_again) {
        m_again = true;
        refresh(false);
        Q_EMIT asked();
    } else {
        const bool hadFocus = m_follow->hasFocus();
        Q_EMIT wanted();
        if (hadFocus && !m_stop->isHidden())
            m_stop->setFocus();
    }
}

ReceivingLine::Value ReceivingLine::value(const QString &name)
{
    return {new QLabel, new CodeText(name), linkButton(u"copy-"_s + name)};
}

QWidget *ReceivingLine::askPanel()
{
    auto *panel = new QWidget;
    panel->setObjectName(u"receivingAsk"_s);
    auto *grid = new QGridLayout(panel);
    grid->setContentsMargins(0, space::small, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_request, 0, 0, 1, 3);
    int line = 1;
    for (const Value &one : {m_address, m_subject}) {
        grid->addWidget(one.label, line, 0);
        grid->addWidget(one.text, line, 1);
        grid->addWidget(one.copy, line++, 2);
    }
    grid->addWidget(m_bounce, line, 0, 1, 3);
    return panel;
}

QWidget *ReceivingLine::lookPanel()
{
    auto *panel = new QWidget;
    panel->setObjectName(u"receivingLook"_s);
    auto *grid = new QGridLayout(panel);
    grid->setContentsMargins(0, space::small, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_place, 0, 0, 1, 3);
    grid->addWidget(m_filter.label, 1, 0);
    grid->addWidget(m_filter.text, 1, 1);
    grid->addWidget(m_filter.copy, 1, 2);
    return panel;
}

QString ReceivingLine::subject() const
{
    //: Subject of the mail that the person is asked to write. %1: a code by which it is found
    return tr("Test %1").arg(m_code);
}

bool ReceivingLine::isAsking() const
{
    return !m_ask->isHidden();
}

void ReceivingLine::focusOnStop()
{
    m_stop->setFocus();
}

bool ReceivingLine::isTaken() const
{
    return m_session.finding(m_row.id()).state == State::Done && m_session.receipt();
}

bool ReceivingLine::wasLookedFor() const
{
    return m_session.receipt() && m_session.receipt()->finding.code != untried;
}

bool ReceivingLine::isHopeless() const
{
    const bool isAnswered = isTaken() && !m_again;
    return !isAnswered && m_unforwarded == Unforwarded::Told && m_session.isUnforwarded();
}

void ReceivingLine::renew()
{
    m_code = newMailCode();
    m_since = m_session.now();
    m_again = false;
    m_unforwarded = Unforwarded::Told;
    retranslate();
}

void ReceivingLine::enter()
{
    if (m_code.isEmpty())
        renew();
    if (const std::optional<Receipt> &receipt = m_session.receipt(); receipt && wasLookedFor())
        m_steps->display(*receipt);
    else
        m_steps->clear();
    m_address.text->setPlainText(m_session.setup().mailbox);
    retranslate();
}

/// As the portal writes the names of its fields: in English.
void ReceivingLine::setFilter()
{
    const std::optional<Receipt> &receipt = m_session.receipt();
    const auto &mail = receipt && receipt->arrived ? receipt->arrived
        : receipt                                  ? receipt->forwarded
                                                   : std::nullopt;
    QStringList filter{u"Channel = Email"_s, u"Identifier = "_s + m_session.setup().mailbox};
    if (mail)
        filter.append(
            u"From "_s + mail->received.addSecs(-300).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
    m_filter.text->setPlainText(filter.join(u'\n'));
}

void ReceivingLine::refresh(bool isFollowing)
{
    const bool isAnswered = isTaken() && !m_again;
    const bool lacksAddress = m_session.setup().forwardingAddress.isEmpty();
    const bool isUnset = !lacksAddress && isHopeless();
    m_unset->setText(lacksAddress
            ? tr("The Forwarding Address of step 1 is missing: no mail can be followed without it.")
            : Catalogue::builtIn().words(untried, {}, m_language.current()).summary);
    // The line itself says so once somebody wanted to follow a mail.
    m_unset->setVisible(lacksAddress || (isUnset && m_session.finding(m_row.id()).code != untried));
    m_ask->setVisible(!isAnswered && !isUnset && !lacksAddress && !m_session.setup().mailbox.isEmpty());
    // A button that goes would hand the keyboard to whatever comes next.
    const bool hadFocus = m_stop->hasFocus();
    m_follow->setVisible(!isFollowing);
    m_follow->setEnabled(!m_session.isBusy() && !lacksAddress);
    m_follow->setText(isUnset ? tr("Follow a mail all the same")
            : isAnswered      ? tr("Follow another mail")
                              : tr("I have sent it"));
    m_stop->setVisible(isFollowing);
    if (hadFocus && !isFollowing)
        m_follow->setFocus();
    if (!isFollowing && !wasLookedFor())
        m_steps->clear();
    m_look->setVisible(isAnswered);
    if (isAnswered)
        setFilter();
}

void ReceivingLine::retranslate()
{
    m_request->setText(
        tr("From a private account, outside of the organisation, write this mail. Then let the "
           "message trace follow it; it shows a mail some minutes after it came."));
    mute(*m_bounce);
    m_bounce->setFont(smallFont(m_row.font()));
    m_bounce->setText(
        tr("Where forwarding is forbidden, the bounce (5.7.520) goes to the person who wrote: nobody "
           "inside the organisation will see it."));
    //: Beside the address that the mail is written to
    m_address.label->setText(tr("To"));
    m_address.text->setAccessibleName(tr("To"));
    m_subject.label->setText(tr("Subject"));
    m_subject.text->setAccessibleName(tr("Subject"));
    m_subject.text->setPlainText(subject());
    m_place->setText(
        tr("What Webex Connect made of it, it shows itself: Debug Console > Channels with this filter "
           "after about 2 minutes, up to 10. Or Tools > Export Logs: Inbound logs, the app, event "
           "Incoming Email."));
    //: Beside the values for the search in Webex Connect
    m_filter.label->setText(tr("Filter"));
    m_filter.text->setAccessibleName(tr("Filter"));
    for (const Value &one : {m_address, m_subject, m_filter}) {
        one.copy->setText(tr("Copy"));
        //: Accessible name. %1: "To", "Subject" or "Filter"
        one.copy->setAccessibleName(tr("Copy %1").arg(one.label->text()));
    }
    m_stop->setText(tr("Stop looking"));
    m_steps->retranslate();
}

} // namespace cmw
