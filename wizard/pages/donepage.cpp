// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/donepage.h"

#include "diagnosis/catalogue.h"
#include "pages/lines.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/card.h"
#include "pages/widgets/codetext.h"
#include "pages/widgets/takeaway.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

QLabel *DonePage::heading(QVBoxLayout &column)
{
    auto *label = new QLabel;
    label->setFont(strongFont(font()));
    column.addWidget(label);
    return label;
}

void DonePage::build(QVBoxLayout &column)
{
    auto *card = new Card;
    m_facts = new QLabel;
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setContentsMargins(space::large, space::medium, space::large, space::medium);
    card->addRow(m_facts);
    card->addRow(makeFileRow());
    m_takeAway = new TakeAway(session(), language());
    connect(m_takeAway, &TakeAway::reportWanted, this, &DonePage::reportWanted);
    connect(m_takeAway, &TakeAway::begun, this, [this] { trouble().say(Banner::Kind::Wrong, {}); });
    connect(m_takeAway, &TakeAway::failed, this,
        [this](const Error &error) { trouble().tell(error, currentLanguage()); });
    card->addRow(m_takeAway);
    card->addRow(makeAnother());
    column.addWidget(card);
    m_changesHeading = heading(column);
    m_changes = new Card;
    column.addWidget(m_changes);
    m_restHeading = heading(column);
    m_rest = new QLabel;
    m_rest->setWordWrap(true);
    m_rest->setTextFormat(Qt::RichText);
    column.addWidget(m_rest);
    connect(&session(), &Session::workFinished, this, [this](const std::optional<Error> &error) {
        if (m_isTakingBack && error)
            trouble().tell(*error, currentLanguage());
        m_isTakingBack = false;
        refresh();
    });
}

QWidget *DonePage::makeFileRow()
{
    m_fileRow = new QWidget;
    m_fileLabel = new QLabel;
    m_fileLabel->setWordWrap(true);
    m_filePath = new CodeText(u"setupFile"_s);
    m_filePath->setFont(codeFont(font()));
    auto *column = new QVBoxLayout(m_fileRow);
    column->setContentsMargins(space::large, space::small, space::large, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(m_fileLabel);
    column->addWidget(m_filePath);
    return m_fileRow;
}

QWidget *DonePage::makeAnother()
{
    m_anotherLabel = new QLabel;
    m_anotherLabel->setWordWrap(true);
    m_another = linkButton(u"addAnother"_s);
    m_anotherRow = new QWidget;
    auto *row = new QHBoxLayout(m_anotherRow);
    row->setContentsMargins(space::large, space::tiny, space::medium, space::tiny);
    row->setSpacing(space::medium);
    row->addWidget(m_anotherLabel, 1);
    row->addWidget(m_another);
    connect(m_another, &QPushButton::clicked, this, [this] {
        session().beginAnother();
        Q_EMIT anotherBegun();
    });
    return m_anotherRow;
}

void DonePage::enter()
{
    m_takeAway->clear();
    refresh();
}

void DonePage::listChanges()
{
    const QList<JournalEntry> entries = session().changes();
    QStringList ids{currentLanguage()};
    for (const JournalEntry &entry : entries)
        ids.append(entry.id);
    m_changesHeading->setVisible(!entries.isEmpty());
    m_changes->setVisible(!entries.isEmpty());
    if (ids == m_shown)
        return;
    m_shown = ids;
    m_changes->clear();
    for (const JournalEntry &entry : entries) {
        const Change &change = entry.change;
        const Bullet *bullet = Document::outline().bullet(change.task);
        const QString title = bullet ? bullet->title.in(currentLanguage()) : change.task;
        auto *row = new TaskRow(u"change-"_s + change.task);
        row->setTitle(title);
        row->setState(State::Done, stateWord(State::Done, currentLanguage()));
        const QString what = Catalogue::builtIn().words(change.what, change.args, currentLanguage()).summary;
        //: A change. %1: what was changed, %2: date and time
        row->setLine(tr("%1 · %2").arg(escapedHtml(what), shownMoment(change.at)));
        QPushButton *back = linkButton(u"takeBack-"_s + change.task);
        back->setText(tr("Take back…"));
        //: Accessible name. %1: the line's title
        back->setAccessibleName(tr("Take back: %1").arg(title));
        row->addButton(back);
        connect(back, &QPushButton::clicked, this,
            [this, task = change.task, title] { askToTakeBack({task}, title); });
        m_changes->addRow(row);
    }
    if (entries.size() > 1) {
        QPushButton *all = linkButton(u"takeBackAll"_s);
        all->setText(tr("Take back everything…"));
        connect(all, &QPushButton::clicked, this, [this] { askToTakeBack({}, tr("everything above")); });
        m_changes->addRow(all);
    }
}

void DonePage::askToTakeBack(const QStringList &tasks, const QString &what)
{
    auto *question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setAttribute(Qt::WA_WindowPropagation);
    question->setObjectName(u"takeBackQuestion"_s);
    question->setWindowTitle(tr("Take back"));
    //: %1: what is taken back
    question->setText(tr("Take back: %1?").arg(what));
    QString consequence = tr("The mailbox may stop working with Webex Connect.");
    if (const QStringList others = session().othersThatLose(tasks); !others.isEmpty())
        //: %1: what was just said, %2: other mailboxes
        consequence =
            tr("%1 The app also serves %2: they stop working, too.").arg(consequence, others.join(u", "));
    question->setInformativeText(consequence);
    QPushButton *yes = question->addButton(tr("Take back"), QMessageBox::AcceptRole);
    yes->setObjectName(u"takeBackNow"_s);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, tasks] {
        trouble().say(Banner::Kind::Wrong, {});
        m_isTakingBack = session().startUndo(tasks);
    });
    question->open();
}

void DonePage::refresh()
{
    listChanges();
    m_changes->setEnabled(!session().isBusy());
    const Setup &setup = session().setup();
    m_takeAway->refresh();
    m_anotherRow->setVisible(!setup.clientId.isEmpty() && !session().secretIsUnkept());
    m_another->setEnabled(!session().isBusy());
    sayRest();
    QString html;
    const auto fact = [&html](const QString &name, const QString &value) {
        if (!value.isEmpty())
            html += u"<tr><td style=\"padding-right:18px\">%1</td><td>%2</td></tr>"_s.arg(
                name.toHtmlEscaped(), escapedHtml(value));
    };
    fact(tr("Mailbox"), setup.mailbox);
    fact(tr("Organisation"), setup.organisation);
    fact(tr("App in Azure"), setup.appName);
    fact(tr("Shared with"), setup.sharedAppWith);
    fact(tr("Client ID"), setup.clientId);
    fact(tr("Forwards to"), setup.forwardingAddress);
    if (setup.secretExpires.isValid())
        fact(tr("Client secret expires"), shownDay(setup.secretExpires));
    m_filePath->setPlainText(QDir::toNativeSeparators(session().file()));
    m_fileRow->setVisible(!session().file().isEmpty());
    m_facts->setText(u"<table cellpadding=\"2\">%1</table>"_s.arg(html));
}

void DonePage::retranslate()
{
    setTitleAndSentence(
        tr("Done"), tr("This is what was set up. Come back any time to check it or to take something back."));
    m_fileLabel->setText(tr("This set-up is kept in a file, without the client secret:"));
    m_filePath->setAccessibleName(tr("Set-up file"));
    m_changesHeading->setText(tr("What was changed"));
    m_anotherLabel->setText(tr(
        "One app can serve several mailboxes. Step 2 is done for all of them; steps 1, 3 and 4 are each one's own."));
    m_another->setText(tr("Add another mailbox"));
    m_restHeading->setText(tr("What remains"));
    refresh();
}

void DonePage::sayRest()
{
    const bool hasReminder = session().setup().secretExpires.isValid();
    const QStringList rest{
        tr("Register To Webex Engage links the app to one service for good: it can't be moved later, and a "
           "registered app must not be deleted."),
        tr("In Control Hub: a channel of type Email with this asset, a queue, and a live flow."),
        hasReminder
            ? tr("The calendar reminder from above: no portal tells you that the client secret expires.")
            : tr("A note in your calendar two weeks before the client secret expires: no portal "
                 "reminds you."),
    };
    QString lines;
    for (const QString &line : rest)
        lines += u"<li>%1</li>"_s.arg(line.toHtmlEscaped());
    m_rest->setText(u"<ul style=\"margin:0 0 0 -22px\">%1</ul>"_s.arg(lines));
}

} // namespace cmw
