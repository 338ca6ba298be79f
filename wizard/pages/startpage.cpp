// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/startpage.h"

#include "core/document.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/field.h"
#include "pages/widgets/formdrawing.h"
#include "session/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

void StartPage::build(QVBoxLayout &column)
{
    m_way = new QLabel;
    m_way->setWordWrap(true);
    m_way->setTextFormat(Qt::PlainText);
    m_openConnect = new QPushButton;
    m_openConnect->setObjectName(u"openConnect"_s);
    m_openConnect->setAutoDefault(false);
    auto *way = new QHBoxLayout;
    way->setSpacing(space::large);
    way->addWidget(m_way, 1);
    way->addWidget(m_openConnect, 0, Qt::AlignVCenter);
    column.addLayout(way);

    m_offer = new Banner(u"clipboardOffer"_s);
    m_take = linkButton(u"takeFromClipboard"_s);
    m_offer->addButton(m_take);
    column.addWidget(m_offer);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(space::huge);
    middle->addWidget(makeFields(), 3);
    middle->addWidget(new FormDrawing, 2, Qt::AlignTop);
    column.addLayout(middle);
    m_idle = new Banner(u"idleNote"_s);
    column.addWidget(m_idle);

    connect(m_take, &QPushButton::clicked, this, &StartPage::takeOffer);
    connect(m_openConnect, &QPushButton::clicked, this,
        [this] { openForPerson(session().endpoints().webexConnect); });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &StartPage::lookAtClipboard);
    fillFields();
}

QWidget *StartPage::makeFields()
{
    m_assetName = new Field(u"assetName"_s, judgeAssetName);
    m_mailbox = new Field(u"mailbox"_s, [this](const QString &text) -> Judgement {
        if (const Judgement judged = judgeMailbox(text))
            return judged;
        const QString changed = session().leftBehind(text);
        if (changed.isEmpty())
            return {};
        return Objection{
            u"search/mailbox-left-behind"_s, Objection::Weight::Warning, {{u"mailbox"_s, changed}}};
    });
    m_forwardingAddress = new Field(u"forwardingAddress"_s,
        [this](const QString &text) { return judgeForwardingAddress(text, m_mailbox->text()); });
    m_callbackUrl = new Field(u"callbackUrl"_s, judgeCallbackUrl);
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    for (Field *field : {m_assetName, m_mailbox, m_forwardingAddress, m_callbackUrl}) {
        column->addWidget(field);
        connect(field, &Field::edited, this, &StartPage::footerChanged);
        connect(field, &Field::left, this, &StartPage::keep);
    }
    column->addStretch(1);
    return fields;
}

void StartPage::fillFields()
{
    const Setup &setup = session().setup();
    m_assetName->setText(setup.assetName);
    m_mailbox->setText(setup.mailbox);
    m_forwardingAddress->setText(setup.forwardingAddress);
    m_callbackUrl->setText(setup.callbackUrl);
}

void StartPage::enter()
{
    m_isShown = true;
    fillFields();
    lookAtClipboard();
    if (m_assetName->text().isEmpty())
        (m_openConnect->isHidden() ? static_cast<QWidget *>(&m_assetName->input()) : m_openConnect)
            ->setFocus();
}

void StartPage::leave()
{
    m_isShown = false;
    keep();
}

bool StartPage::mayGoOn() const
{
    if (!isBuilt() || !Page::mayGoOn())
        return false;
    for (const Field *field : {m_assetName, m_mailbox, m_forwardingAddress, m_callbackUrl}) {
        if (!field->isPossible())
            return false;
    }
    return true;
}

bool StartPage::validatePage()
{
    keep();
    session().checkLocal();
    return true;
}

void StartPage::keep()
{
    // A mailbox that can't be one would name the set-up's file.
    if (m_mailbox->isPossible())
        session().edit(&Setup::mailbox, m_mailbox->text());
    session().edit(&Setup::assetName, m_assetName->text());
    session().edit(&Setup::forwardingAddress, m_forwardingAddress->text());
    session().edit(&Setup::callbackUrl, m_callbackUrl->text());
    lookAtClipboard();
}

void StartPage::lookAtClipboard()
{
    if (!m_isShown)
        return;
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    m_offeredField = nullptr;
    // Only what is surely one of the two is offered.
    if (!text.isEmpty() && !judgeForwardingAddress(text, m_mailbox->text()))
        m_offeredField = m_forwardingAddress;
    else if (!text.isEmpty() && !judgeCallbackUrl(text))
        m_offeredField = m_callbackUrl;
    if (m_offeredField && m_offeredField->text() == text)
        m_offeredField = nullptr;
    m_offered = m_offeredField ? text : QString();
    QString offer;
    if (m_offeredField == m_forwardingAddress)
        offer = tr("The clipboard holds a Forwarding Address.");
    else if (m_offeredField == m_callbackUrl)
        offer = tr("The clipboard holds a Call Back URL.");
    m_offer->say(Banner::Kind::Note, offer.toHtmlEscaped());
}

void StartPage::takeOffer()
{
    if (!m_offeredField)
        return;
    m_offeredField->setText(m_offered);
    keep();
    Q_EMIT footerChanged();
}

bool StartPage::event(QEvent *event)
{
    // Some systems tell of a new clipboard only to the window in front.
    if (event->type() == QEvent::WindowActivate && isBuilt())
        lookAtClipboard();
    return Page::event(event);
}

void StartPage::refresh()
{
    if (session().setup().mailbox.isEmpty() && !m_isShown)
        fillFields();
}

void StartPage::retranslate()
{
    setTitleAndSentence(tr("Start the email app in Webex Connect"),
        tr("Open the form, then bring its two values here. It is filled in and saved in step 4."));
    const Bullet *bullet = Document::outline().bullet(u"connect.email-app"_s);
    m_way->setText(bullet ? bullet->place.path.in(currentLanguage()) + u" > OAuth 2.0"_s : QString());
    m_openConnect->setText(tr("Open Webex Connect ↗"));
    m_openConnect->setVisible(!session().endpoints().webexConnect.isEmpty());
    m_take->setText(tr("Take it"));
    for (Field *field : {m_assetName, m_mailbox, m_forwardingAddress, m_callbackUrl})
        field->setLanguage(currentLanguage());
    m_assetName->setLabel(tr("Asset Name"), tr("for example Support mail"));
    m_mailbox->setLabel(tr("Mailbox (Email ID)"), tr("the address that customers write to"));
    m_forwardingAddress->setLabel(tr("① Forwarding Address"), tr("copy it from the form"));
    m_callbackUrl->setLabel(tr("② Call Back URL"), tr("copy it from the form"));
    m_idle->say(Banner::Kind::Waiting,
        tr("Webex Connect logs out after 30 idle minutes without a warning. Leave the form for now: step 4 "
           "fills "
           "it in one go.")
            .toHtmlEscaped());
    lookAtClipboard();
}

} // namespace cmw
