// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/handoverdialog.h"

#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/handoverpart.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

HandOverDialog::HandOverDialog(const HandOver &handOver, const Language &language, QWidget *parent)
    : QDialog(parent),
      m_handOver(handOver),
      m_language(language),
      m_tabs(new QTabWidget),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close)),
      m_english(new QRadioButton(Language::nameOf(u"en"_s))),
      m_korean(new QRadioButton(Language::nameOf(u"ko"_s))),
      m_letter(new HandOverPart(u"message"_s, u"webex-connect.txt"_s, HandOverPart::Kind::Prose, language))
{
    setObjectName(u"handOver"_s);
    setAttribute(Qt::WA_WindowPropagation); // light or dark as the wizard
    resize(680, 560);
    m_tabs->setObjectName(u"handOverTabs"_s);
    m_letter->addOnTop(makeLetterChoice());
    m_tabs->addTab(m_letter, QString());
    addPart(
        m_link, u"link"_s, u"webex-connect-link.txt"_s, m_handOver.consentLink.toString(QUrl::FullyEncoded));
    addPart(m_az, u"az"_s, azFile, m_handOver.az);
    addPart(m_graph, u"powershell"_s, graphFile, m_handOver.graph);
    addPart(m_exchange, u"exchange"_s, exchangeFile, m_handOver.exchange);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->addWidget(m_tabs);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    say();
}

void HandOverDialog::addPart(
    HandOverPart *&part, const QString &name, const QString &file, const QString &text)
{
    if (text.isEmpty())
        return;
    part = new HandOverPart(name, file, HandOverPart::Kind::Code, m_language);
    part->setText(text);
    m_tabs->addTab(part, QString());
}

QWidget *HandOverDialog::makeLetterChoice()
{
    auto *choice = new QWidget;
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    m_english->setObjectName(u"letterInEnglish"_s);
    m_korean->setObjectName(u"letterInKorean"_s);
    row->addWidget(m_english);
    row->addWidget(m_korean);
    row->addStretch(1);
    // Who gets it may read another language than who sends it.
    (m_language.current() == u"ko" ? m_korean : m_english)->setChecked(true);
    connect(m_english, &QRadioButton::toggled, this, &HandOverDialog::sayLetter);
    return choice;
}

void HandOverDialog::sayLetter()
{
    const QString language = m_korean->isChecked() ? u"ko"_s : u"en"_s;
    const QString subject = m_handOver.subject.in(language);
    m_letter->setText(subject + u"\n\n"_s + m_handOver.letter.in(language));
}

void HandOverDialog::say()
{
    setWindowTitle(tr("Hand over to another admin"));
    const auto introduce = [this](HandOverPart *part, const QString &title, const QString &sentence) {
        if (!part)
            return;
        part->setIntroduction(title, sentence);
        m_tabs->setTabText(m_tabs->indexOf(part), title);
    };
    introduce(m_letter, tr("Message"),
        tr("Ready to send: what is asked, why, and which role is enough. Attach the scripts from the other tabs."));
    introduce(m_link, tr("Consent link"),
        tr("For the admin consent alone: open it, sign in as an administrator, and choose Accept."));
    introduce(m_az, tr("Azure CLI"),
        tr("For Bash with Azure CLI; Azure Cloud Shell has both. It looks first and deletes nothing."));
    introduce(m_graph, tr("PowerShell"),
        tr("The same for PowerShell with the Microsoft Graph module. One of the two is enough."));
    introduce(m_exchange, tr("Exchange"),
        tr("For PowerShell with the Exchange Online module, in a window of its own. It changes only what the message "
           "names."));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    m_english->setAccessibleName(tr("Message in English"));
    m_korean->setAccessibleName(tr("Message in Korean"));
    sayLetter();
}

void HandOverDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QDialog::changeEvent(event);
}

} // namespace cmw
