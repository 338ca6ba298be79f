// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/formpage.h"

#include "core/address.h"
#include "diagnosis/catalogue.h"
#include "pages/lines.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/card.h"
#include "pages/widgets/copyrow.h"
#include "pages/widgets/copystrip.h"
#include "pages/widgets/field.h"
#include "pages/widgets/secretbuttons.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto tokenTask = "connect.generate-token"_L1;
constexpr auto savedTask = "connect.saved-address"_L1;
constexpr auto consentTask = "connect.consent-box"_L1;
constexpr auto forwardingTask = "mailbox.forwarding"_L1;

} // namespace

void FormPage::build(QVBoxLayout &column)
{
    m_openConnect = new QPushButton;
    m_openConnect->setObjectName(u"openConnect"_s);
    m_openConnect->setAutoDefault(false);
    m_copyNext = new QPushButton;
    m_copyNext->setObjectName(u"copyNext"_s);
    m_copyNext->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_openConnect);
    buttons->addWidget(m_copyNext);
    buttons->addStretch(1);
    column.addLayout(buttons);
    m_sheet = new Card;
    column.addWidget(m_sheet);
    column.addWidget(makePersonRows());
    m_strip = new CopyStrip(this);

    connect(&session(), &Session::workFinished, this, &FormPage::savedAddressUsed);
    connect(&session(), &Session::foundTask, this, [this](const QString &task) {
        if (task == forwardingTask && isSettled(session().finding(task).state))
            m_refused.reset(); // whichever page has repaired it
    });
    connect(m_openConnect, &QPushButton::clicked, this,
        [this] { openForPerson(session().endpoints().webexConnect); });
    connect(m_copyNext, &QPushButton::clicked, this, &FormPage::copyNext);
    connect(m_strip, &CopyStrip::nextWanted, this, &FormPage::copyNext);
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this);
    key->setContext(Qt::ApplicationShortcut); // the strip may have the keyboard
    connect(key, &QShortcut::activated, this, [this] {
        if (isVisible())
            copyNext();
    });
}

void FormPage::addRow()
{
    const auto index = int(m_rows.size());
    auto *row = new CopyRow(index + 1);
    m_sheet->addRow(row);
    // One that comes later would be the window's last for the keyboard.
    QWidget *before = m_copyNext;
    if (!m_rows.isEmpty())
        before = m_rows.constLast()->findChildren<QPushButton *>().constLast();
    const QList<QPushButton *> buttons = row->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        setTabOrder(before, button);
        before = button;
    }
    m_rows.append(row);
    connect(row, &CopyRow::chosen, this, [this, index] { take(index); });
    connect(row, &CopyRow::revealWanted, this, [this, index](bool shown) { reveal(index, shown); });
}

Card *FormPage::makePersonRows()
{
    m_consent = new TaskRow(consentTask);
    m_token = new TaskRow(tokenTask);
    m_saved = new TaskRow(savedTask);
    m_tokenDone = linkButton(u"tokenDone"_s);
    m_token->addButton(m_tokenDone);
    m_useSaved = linkButton(u"useSavedAddress"_s);
    m_saved->addButton(m_useSaved);
    m_savedAddress = new Field(u"savedAddress"_s, [this](const QString &text) {
        return text.isEmpty() ? Judgement() : judgeForwardingAddress(text, session().setup().mailbox);
    });
    m_savedAddress->setInputWidth(460);
    m_saved->addBelow(m_savedAddress);
    m_refusal = new Banner(u"savedAddressRefused"_s);
    m_saved->addBelow(m_refusal);
    auto *card = new Card;
    for (TaskRow *row : {m_consent, m_token, m_saved}) {
        card->addRow(row);
        connect(row, &TaskRow::linkChosen, this, &FormPage::openForPerson);
    }
    connect(m_tokenDone, &QPushButton::clicked, this, [this] {
        session().edit(&Setup::tokenGenerated, !session().setup().tokenGenerated);
        session().checkLocal();
    });
    connect(m_savedAddress, &Field::edited, this, &FormPage::keepSavedAddress);
    connect(m_useSaved, &QPushButton::clicked, this, &FormPage::useSavedAddress);
    return card;
}

void FormPage::enter()
{
    m_savedAddress->setText(session().setup().savedForwardingAddress);
    session().checkLocal();
    // A look at what needs no network also fetches the secret from the keychain.
    if (session().setup().clientSecret.isEmpty() && !session().setup().secretKeyId.isEmpty())
        session().startCheck({u"connect.form"_s});
    refresh();
}

void FormPage::leave()
{
    m_strip->hide();
    concealSecret();
}

void FormPage::concealSecret()
{
    for (CopyRow *row : std::as_const(m_rows))
        row->setShownSecret({});
}

void FormPage::forgetOtherSetup()
{
    if (m_file == session().file())
        return;
    m_file = session().file();
    m_done.clear();
    m_refused.reset();
    concealSecret();
    m_strip->hide();
}

QString FormPage::mark(const CopyLine &line) const
{
    return line.isSecret ? session().setup().secretKeyId : line.value;
}

bool FormPage::isDone(const CopyLine &line) const
{
    const auto done = m_done.constFind(line.label);
    return done != m_done.constEnd() && *done == mark(line);
}

bool FormPage::isKnown(const CopyLine &line) const
{
    if (line.kind == CopyLine::Kind::Tick)
        return true;
    return line.isSecret ? !session().setup().clientSecret.isEmpty() : !line.value.isEmpty();
}

int FormPage::nextLine() const
{
    for (int index = 0; index < m_lines.size(); ++index) {
        const CopyLine &line = m_lines.at(index);
        if (line.kind == CopyLine::Kind::Copy && isKnown(line) && !isDone(line))
            return index;
    }
    return -1;
}

void FormPage::take(int index)
{
    const CopyLine &line = m_lines.at(index);
    m_done.insert(line.label, mark(line));
    if (line.isSecret)
        SecretButtons::copyForAMinute(session());
    else if (line.kind == CopyLine::Kind::Copy)
        QGuiApplication::clipboard()->setText(line.value);
    showSheet();
    if (line.kind == CopyLine::Kind::Copy)
        tellStrip(index, {});
}

void FormPage::copyNext()
{
    const int next = nextLine();
    if (next < 0)
        return;
    // What is chosen and not pasted comes along in the strip's text.
    QStringList before;
    for (int index = 0; index < next; ++index) {
        const CopyLine &line = m_lines.at(index);
        if (isDone(line) || line.kind == CopyLine::Kind::Copy)
            continue;
        if (line.kind == CopyLine::Kind::Choose)
            before.append(u"%1: %2"_s.arg(line.label, line.value));
        m_done.insert(line.label, mark(line));
    }
    take(next);
    tellStrip(next, before);
    m_strip->show();
}

void FormPage::tellStrip(int index, const QStringList &before)
{
    int left = 0;
    for (const CopyLine &line : std::as_const(m_lines)) {
        if (line.kind == CopyLine::Kind::Copy && isKnown(line) && !isDone(line))
            ++left;
    }
    const CopyLine &line = m_lines.at(index);
    m_strip->tell(line.label, line.isSecret ? QString(16, QChar(0x2022)) : line.value, before, left);
}

void FormPage::reveal(int index, bool shown)
{
    if (index >= m_lines.size() || !m_lines.at(index).isSecret)
        return;
    m_rows.at(index)->setShownSecret(
        shown ? QString::fromUtf8(session().setup().clientSecret.unwrap()) : QString());
}

void FormPage::keepSavedAddress()
{
    session().edit(&Setup::savedForwardingAddress, m_savedAddress->text().trimmed());
    session().checkLocal();
}

void FormPage::useSavedAddress()
{
    session().edit(&Setup::forwardingAddress, session().setup().savedForwardingAddress);
    session().checkLocal();
    m_refused.reset();
    m_isUsingSaved = session().startApply({forwardingTask});
    refresh();
}

void FormPage::savedAddressUsed(const std::optional<Error> &error)
{
    if (!std::exchange(m_isUsingSaved, false))
        return;
    const Finding finding = session().finding(forwardingTask);
    m_refused = error;
    if (!error && !isSettled(finding.state))
        m_refused = Error{finding.code, finding.args, finding.evidence};
    refresh();
}

void FormPage::showSheet()
{
    forgetOtherSetup();
    m_lines = copySheet(session().setup(), session().endpoints());
    while (m_rows.size() < m_lines.size())
        addRow();
    const int next = nextLine();
    for (int index = 0; index < m_rows.size(); ++index) {
        CopyRow *row = m_rows.at(index);
        row->setVisible(index < m_lines.size());
        if (index >= m_lines.size())
            continue;
        const CopyLine &line = m_lines.at(index);
        const QString note = line.note.isEmpty()
            ? QString()
            : Catalogue::builtIn().words(line.note, {}, currentLanguage()).summary;
        row->setLine(line, note, isKnown(line));
        row->setDone(isDone(line));
        row->setNext(index == next);
    }
    m_copyNext->setEnabled(next >= 0);
}

void FormPage::refresh()
{
    showSheet();
    for (TaskRow *row : {m_consent, m_token, m_saved})
        showFinding(*row, session(), row->id(), currentLanguage());
    m_tokenDone->setText(
        session().setup().tokenGenerated ? tr("Not done yet") : tr("Done", "the person did it"));
    //: Accessible name. %1: what the button says
    m_tokenDone->setAccessibleName(tr("Generate Token: %1").arg(m_tokenDone->text()));
    m_useSaved->setVisible(m_refused || session().finding(savedTask).code == u"connect/addresses-differ");
    m_useSaved->setEnabled(!session().isBusy());
    if (m_refused)
        m_refusal->tell(*m_refused, currentLanguage());
    else
        m_refusal->say(Banner::Kind::Wrong, {});
}

void FormPage::retranslate()
{
    setTitleAndSentence(tr("Finish the form in Webex Connect"),
        tr("Same order as the form. Ctrl+Shift+C copies the next one; the small strip stays on top while you "
           "paste."));
    m_openConnect->setText(tr("Open Webex Connect ↗"));
    m_openConnect->setVisible(!session().endpoints().webexConnect.isEmpty());
    m_copyNext->setText(tr("Copy next"));
    m_copyNext->setToolTip(u"Ctrl+Shift+C"_s);
    m_useSaved->setText(tr("Use the saved address"));
    m_savedAddress->setLanguage(currentLanguage());
    m_savedAddress->setLabel(tr("Forwarding Address of the saved app"), tr("paste it once more"));
}

} // namespace cmw
