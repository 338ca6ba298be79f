// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/mailboxpicker.h"

#include "core/address.h"
#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/foundlist.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Lets a screen reader say it without taking the keyboard anywhere.
void announce(QWidget &widget, const QString &text)
{
    widget.setAccessibleDescription(text);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(&widget, text);
#else
    QAccessibleEvent event(&widget, QAccessible::DescriptionChanged);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace

MailboxPicker::MailboxPicker(Session &session, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_search(session),
      m_label(new QLabel),
      m_input(new QLineEdit),
      m_status(new QLabel),
      m_list(new FoundList)
{
    setObjectName(u"mailboxPicker"_s);
    m_input->setObjectName(u"pickedMailbox"_s);
    m_status->setObjectName(u"pickerStatus"_s);
    m_label->setBuddy(m_input);
    m_label->setFont(strongFont(font()));
    m_status->setFont(smallFont(font()));
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    for (QWidget *widget : {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_input),
             static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_status)})
        column->addWidget(widget);

    m_input->installEventFilter(this);
    m_list->installEventFilter(this);
    // Not textEdited: a screen reader or dictation sets the text without it.
    connect(m_input, &QLineEdit::textChanged, this, &MailboxPicker::textChanged);
    connect(m_list, &FoundList::chosen, this, &MailboxPicker::take);
    connect(m_list, &FoundList::left, this, [this] { m_input->setFocus(); });
    connect(m_list, &FoundList::givenUp, this, &MailboxPicker::reset);
    connect(m_list, &FoundList::typed, this, [this](QKeyEvent *event) {
        m_input->setFocus();
        QCoreApplication::sendEvent(m_input, event);
    });
    connect(&m_search, &MailboxSearch::started, this, [this] { tell(Telling::Searching); });
    connect(
        &m_search, &MailboxSearch::found, this, [this](const QString &typed, const FoundMailboxes &found) {
            m_foundFor = typed;
            m_found = found;
            m_list->show(found.mailboxes);
            tell(Telling::Found);
        });
    connect(&m_search, &MailboxSearch::failed, this, [this](const QString &, const Error &error) {
        m_error = error;
        closeList();
        tell(Telling::Failed);
    });
    connect(&m_search, &MailboxSearch::waiting, this, [this](const Error &, int seconds) {
        m_seconds = seconds;
        tell(Telling::Waiting);
    });
    connect(&session, &Session::changed, this, &MailboxPicker::follow);
    connect(&session, &Session::busyChanged, this, &MailboxPicker::follow);
    connect(&session.admin(), &Admin::changed, this, &MailboxPicker::follow);
    reset();
    follow();
}

void MailboxPicker::follow()
{
    if (!m_session.isBusy() && m_later)
        give(std::exchange(m_later, std::nullopt).value_or(QString()));
    // What somebody is typing stays.
    if (!m_input->hasFocus() && !m_list->hasFocus() && !m_later)
        reset();
    else
        say();
}

void MailboxPicker::reset()
{
    m_later.reset();
    m_search.stop();
    {
        const QScopedValueRollback setting(m_isSetting, true);
        const QString &mailbox = m_session.setup().mailbox;
        if (m_input->text() != mailbox)
            m_input->setText(mailbox);
    }
    closeList();
    tell(Telling::Nothing);
}

void MailboxPicker::closeList()
{
    if (m_list->hasFocus())
        m_input->setFocus();
    m_list->show({});
}

void MailboxPicker::textChanged(const QString &text)
{
    if (m_isSetting)
        return;
    m_later.reset();
    // What was found for fewer letters may be chosen until the next answer; for other ones it may not.
    const bool isMore = MailboxSearch::isEnough(text) && text.startsWith(m_foundFor, Qt::CaseInsensitive);
    if (!isMore)
        closeList();
    m_search.look(text);
    if (!isMore || !m_search.isPossible())
        tell(Telling::Nothing);
}

bool MailboxPicker::takeTyped()
{
    const QString typed = m_input->text().trimmed();
    if (!isMailAddress(typed) || typed.compare(m_session.setup().mailbox, Qt::CaseInsensitive) == 0)
        return false;
    give(typed);
    return true;
}

void MailboxPicker::give(const QString &address)
{
    m_search.stop();
    {
        const QScopedValueRollback setting(m_isSetting, true);
        m_input->setText(address);
    }
    closeList();
    tell(Telling::Nothing);
    if (m_session.isBusy()) // whose facts a run brings is settled when it begins
        m_later = address;
    else if (address != m_session.setup().mailbox)
        Q_EMIT chosen(address);
}

void MailboxPicker::take(const FoundMailbox &mailbox)
{
    if (!mailbox.isPossible()) {
        m_refused = mailbox;
        tell(Telling::Refused);
        return;
    }
    // Whoever typed an alias in full means it: customers write to it.
    const bool isAlias = !mailbox.alias.isEmpty()
        && m_input->text().trimmed().compare(mailbox.alias, Qt::CaseInsensitive) == 0;
    m_input->setFocus();
    give(isAlias ? mailbox.alias : mailbox.address);
}

bool MailboxPicker::handleKey(int key)
{
    const bool isOpen = !m_list->isHidden();
    switch (key) {
    case Qt::Key_Down:
        if (isOpen)
            m_list->enter();
        return isOpen;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        // Never the page's button: a search isn't a yes.
        if (takeTyped())
            return true;
        if (isOpen && m_found.mailboxes.size() == 1)
            take(FoundMailbox(m_found.mailboxes.constFirst()));
        else if (isOpen)
            m_list->enter();
        return true;
    }
    case Qt::Key_Escape: {
        const bool isTyped = isOpen || m_input->text() != m_session.setup().mailbox;
        if (isTyped)
            reset();
        return isTyped;
    }
    default:
        return false;
    }
}

bool MailboxPicker::eventFilter(QObject *watched, QEvent *event)
{
    const bool isInput = watched == m_input;
    if (isInput && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const bool isPassing = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        const bool isWithin = isInput ? m_list->hasFocus() || m_list->underMouse() : m_input->hasFocus();
        if (!isPassing && !isWithin && !(isInput && takeTyped()))
            reset();
    }
    return QWidget::eventFilter(watched, event);
}

void MailboxPicker::tell(Telling what)
{
    m_telling = what;
    say();
    if (what != Telling::Nothing && what != Telling::Searching)
        announce(*m_input, m_status->text());
}

QString MailboxPicker::told() const
{
    switch (m_telling) {
    case Telling::Nothing:
        break;
    case Telling::Searching:
        return tr("Searching…");
    case Telling::Waiting:
        return tr("Microsoft asks to wait. The search goes on by itself in %n s.", nullptr, m_seconds);
    case Telling::Refused:
        //: %1: name of somebody, %2: why not, such as "has no mailbox"
        return tr("%1 can't be taken: %2").arg(m_refused.name, FoundList::doubt(m_refused));
    case Telling::Failed: {
        const Words words = Catalogue::builtIn().words(m_error.code, m_error.args, m_language.current());
        //: %1: what went wrong, a sentence
        return tr("%1 The whole address can be typed without a search.").arg(words.summary);
    }
    case Telling::Found:
        if (m_found.mailboxes.isEmpty())
            return tr("Nobody is found whose name has a word, or whose address begins, like this.");
        if (m_found.more)
            return tr("The first %n are shown: type more to narrow them down.", nullptr,
                int(m_found.mailboxes.size()));
        return tr("%n found. Go to them with the down arrow, take one with Enter.", nullptr,
            int(m_found.mailboxes.size()));
    }
    if (!m_search.isPossible())
        return tr("Once you are signed in, you can search here by name, address or alias.");
    return m_session.isBusy() ? QString()
                              : tr("Type a name, an address or an alias to look for another one.");
}

void MailboxPicker::say()
{
    m_status->setText(told());
    mute(*m_status);
}

void MailboxPicker::retranslate()
{
    m_label->setText(tr("Mailbox"));
    m_input->setAccessibleName(tr("Mailbox"));
    m_input->setPlaceholderText(tr("name, address or alias"));
    say();
}

} // namespace cmw
