// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/takeaway.h"

#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "report/calendar.h"
#include "report/summary.h"
#include "session/session.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>

namespace cmw {

using namespace Qt::StringLiterals;

TakeAway::TakeAway(Session &session, const Language &language)
    : m_session(session),
      m_language(language),
      m_summary(linkButton(u"copySummary"_s)),
      m_report(linkButton(u"saveReport"_s)),
      m_reminder(linkButton(u"saveReminder"_s)),
      m_taken(new QLabel)
{
    m_taken->setObjectName(u"taken"_s);
    m_taken->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::tiny, space::large, space::tiny);
    row->setSpacing(space::medium);
    row->addWidget(m_summary);
    row->addWidget(m_report);
    row->addWidget(m_reminder);
    row->addWidget(m_taken, 1);
    connect(m_summary, &QPushButton::clicked, this, &TakeAway::copySummary);
    connect(m_report, &QPushButton::clicked, this, &TakeAway::reportWanted);
    connect(m_reminder, &QPushButton::clicked, this, &TakeAway::askWhereToSave);
    say();
    refresh();
}

void TakeAway::clear()
{
    m_taken->clear();
}

void TakeAway::refresh()
{
    m_reminder->setVisible(m_session.setup().secretExpires.isValid());
}

void TakeAway::say()
{
    m_summary->setText(tr("Copy summary"));
    m_summary->setToolTip(tr("How every line stands, as text for a ticket, with addresses masked."));
    m_report->setText(tr("Save report…"));
    m_report->setToolTip(tr("Everything that is known of this set-up, as a file for a case."));
    m_reminder->setText(tr("Save calendar reminder…"));
    m_reminder->setToolTip(tr("An entry two weeks before the client secret expires."));
    m_taken->clear();
}

void TakeAway::copySummary()
{
    QGuiApplication::clipboard()->setText(summaryText(m_session, m_language.current(), Redaction::Addresses));
    m_taken->setText(tr("Copied, with addresses masked."));
}

void TakeAway::askWhereToSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save calendar reminder"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAttribute(Qt::WA_WindowPropagation);
    dialog->setObjectName(u"saveReminderTo"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    //: A kind of files, for the file dialog
    dialog->setNameFilter(tr("Calendar entry (*.ics)"));
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->selectFile(u"webex-connect-secret.ics"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &TakeAway::saveReminder);
    dialog->open();
}

void TakeAway::saveReminder(const QString &file)
{
    Q_EMIT begun();
    m_taken->clear();
    const QByteArray entry =
        secretReminder(m_session.setup(), m_language.current(), QDateTime::currentDateTimeUtc());
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(entry) != entry.size() || !target.commit()) {
        const QVariantMap args{{u"file"_s, QDir::toNativeSeparators(file)}};
        Q_EMIT failed({u"report/not-written"_s, args, target.errorString()});
        return;
    }
    m_taken->setText(tr("Saved. Open the file to put it into your calendar."));
}

void TakeAway::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
