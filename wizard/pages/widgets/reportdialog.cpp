// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/reportdialog.h"

#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "report/report.h"
#include "report/savereport.h"
#include "session/session.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

ReportDialog::ReportDialog(Session &session, const Language &language, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_language(language),
      m_sentence(new QLabel),
      m_readable(new QCheckBox),
      m_hint(new QLabel),
      m_trouble(new Banner(u"reportTrouble"_s)),
      m_save(new QPushButton),
      m_close(new QPushButton)
{
    setObjectName(u"report"_s);
    setAttribute(Qt::WA_WindowPropagation); // light or dark as the wizard
    setMinimumWidth(480);
    m_sentence->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_readable->setObjectName(u"readableAddresses"_s);
    m_save->setObjectName(u"saveReportNow"_s);
    m_close->setObjectName(u"closeReport"_s);
    m_close->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::large, space::huge, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_sentence);
    column->addSpacing(space::tiny);
    for (const QString &suffix : reportSuffixes()) {
        addKind(suffix);
        column->addWidget(m_kinds.constLast().button);
    }
    m_kinds.constFirst().button->setChecked(true);
    column->addSpacing(space::tiny);
    column->addWidget(m_readable);
    column->addWidget(m_hint);
    column->addWidget(m_trouble);
    m_savedRow = makeSavedRow();
    column->addWidget(m_savedRow);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::askWhere);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    setPrimary(*m_save, true);
    say();
}

void ReportDialog::addKind(const QString &suffix)
{
    auto *button = new QRadioButton;
    button->setObjectName(u"reportAs-"_s + suffix);
    m_kinds.append({suffix, button});
}

QWidget *ReportDialog::makeSavedRow()
{
    m_saved = new QLabel;
    m_saved->setObjectName(u"reportSaved"_s);
    m_saved->setWordWrap(true);
    m_saved->setTextFormat(Qt::PlainText); // a file may have any name
    m_openFile = linkButton(u"openReport"_s);
    m_openFolder = linkButton(u"openReportFolder"_s);
    for (QPushButton *button : {m_openFile, m_openFolder})
        button->setAutoDefault(true); // or the Return key would save once more
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_saved, 1);
    row->addWidget(m_openFile);
    row->addWidget(m_openFolder);
    widget->hide();
    connect(m_openFile, &QPushButton::clicked, this, [this] { openPath(m_file); });
    connect(
        m_openFolder, &QPushButton::clicked, this, [this] { openPath(QFileInfo(m_file).absolutePath()); });
    return widget;
}

void ReportDialog::say()
{
    setWindowTitle(tr("Save report"));
    m_sentence->setText(
        tr("How every line stands and why, the test email, and what was changed: as a file for a case."));
    for (const Kind &kind : std::as_const(m_kinds))
        kind.button->setText(kindName(kind.suffix));
    m_readable->setText(tr("Leave addresses readable"));
    m_hint->setText(
        tr("Otherwise addresses and names are masked. Client secrets and tokens are never in a report."));
    mute(*m_hint);
    m_hint->setFont(smallFont(font()));
    m_openFile->setText(tr("Open"));
    m_openFolder->setText(tr("Open folder"));
    m_save->setText(tr("Save…"));
    m_close->setText(tr("Close"));
    //: %1: a file's name
    m_saved->setText(tr("Saved: %1").arg(QFileInfo(m_file).fileName()));
}

QString ReportDialog::kindName(const QString &suffix)
{
    if (suffix == u"pdf")
        return tr("PDF");
    if (suffix == u"json")
        return tr("JSON, for programs");
    return tr("Web page (HTML)");
}

const ReportDialog::Kind &ReportDialog::chosen() const
{
    return *std::find_if(
        m_kinds.begin(), m_kinds.end(), [](const Kind &kind) { return kind.button->isChecked(); });
}

void ReportDialog::askWhere()
{
    const QString &suffix = chosen().suffix;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save report"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAttribute(Qt::WA_WindowPropagation);
    dialog->setObjectName(u"saveReportTo"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(u"%1 (*.%2)"_s.arg(kindName(suffix), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(reportName(m_session.setup(), m_session.now().toLocalTime().date()) + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::save);
    dialog->open();
}

void ReportDialog::save(const QString &file)
{
    m_trouble->say(Banner::Kind::Wrong, {});
    m_savedRow->hide();
    const Redaction redaction = m_readable->isChecked() ? Redaction::None : Redaction::Addresses;
    const Report report = reportOf(m_session, {m_language.current(), redaction, m_session.now()});
    if (const Result<void> saved = saveReport(report, file); !saved) {
        m_trouble->tell(saved.error(), m_language.current());
        return;
    }
    m_file = file;
    say();
    m_savedRow->show();
    m_openFile->setFocus();
}

void ReportDialog::openPath(const QString &path)
{
    if (!m_session.openAddress(QUrl::fromLocalFile(path)))
        m_trouble->say(Banner::Kind::Wrong,
            tr("It could not be opened. It is here:").toHtmlEscaped()
                + u"<br><code>%1</code>"_s.arg(QDir::toNativeSeparators(path).toHtmlEscaped()));
}

void ReportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QDialog::changeEvent(event);
}

} // namespace cmw
