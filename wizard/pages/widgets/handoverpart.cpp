// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/handoverpart.h"

#include "core/error.h"
#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

HandOverPart::HandOverPart(
    const QString &name, const QString &file, Kind kind, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_language(language),
      m_file(file),
      m_sentence(new QLabel),
      m_text(new QPlainTextEdit),
      m_copy(new QPushButton),
      m_save(new QPushButton),
      m_done(new QLabel),
      m_trouble(new Banner(u"handOverTrouble"_s))
{
    m_sentence->setWordWrap(true);
    m_text->setObjectName(u"handOverText-"_s + name);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    if (kind == Kind::Code) {
        m_text->setFont(codeFont(font()));
        m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    }
    m_copy->setObjectName(u"copyHandOver-"_s + name);
    m_copy->setAutoDefault(false);
    m_save->setObjectName(u"saveHandOver-"_s + name);
    m_save->setAutoDefault(false);
    m_done->setObjectName(u"handOverDone-"_s + name);
    m_done->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_done, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::small);
    column->addWidget(m_sentence);
    column->addWidget(m_text, 1);
    column->addWidget(m_trouble);
    column->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &HandOverPart::copy);
    connect(m_save, &QPushButton::clicked, this, &HandOverPart::askWhereToSave);
    say();
}

void HandOverPart::setText(const QString &text)
{
    m_done->clear();
    m_text->setPlainText(text);
}

void HandOverPart::setIntroduction(const QString &title, const QString &sentence)
{
    m_title = title;
    m_sentence->setText(sentence);
    say();
}

void HandOverPart::addOnTop(QWidget *widget)
{
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(0, widget);
}

void HandOverPart::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_done->setText(tr("Copied."));
}

void HandOverPart::askWhereToSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAttribute(Qt::WA_WindowPropagation);
    dialog->setObjectName(u"saveHandOverTo"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_file);
    connect(dialog, &QFileDialog::fileSelected, this, &HandOverPart::save);
    dialog->open();
}

void HandOverPart::save(const QString &path)
{
    m_trouble->say(Banner::Kind::Wrong, {});
    m_done->clear();
    const QByteArray content = m_text->toPlainText().toUtf8();
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size() || !target.commit()) {
        const QVariantMap args{{u"file"_s, QDir::toNativeSeparators(path)}};
        m_trouble->tell({u"report/not-written"_s, args, target.errorString()}, m_language.current());
        return;
    }
    //: %1: path of a file
    m_done->setText(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
}

void HandOverPart::say()
{
    m_copy->setText(tr("Copy"));
    m_save->setText(tr("Save…"));
    m_text->setAccessibleName(m_title);
    //: Accessible names of buttons. %1: what is copied or saved
    m_copy->setAccessibleName(tr("Copy: %1").arg(m_title));
    m_save->setAccessibleName(tr("Save: %1").arg(m_title));
}

void HandOverPart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_done->clear();
        say();
    }
    QWidget::changeEvent(event);
}

} // namespace cmw
