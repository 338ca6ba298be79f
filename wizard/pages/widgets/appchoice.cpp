// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/appchoice.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

AppChoice::AppChoice(QWidget *parent)
    : QWidget(parent),
      m_column(new QVBoxLayout(this)),
      m_new(linkButton(u"newApp"_s))
{
    setObjectName(u"appChoice"_s);
    m_column->setContentsMargins(0, space::tiny, 0, space::tiny);
    m_column->setSpacing(space::tiny);
    m_column->addWidget(m_new, 0, Qt::AlignLeft);
    connect(m_new, &QPushButton::clicked, this, &AppChoice::newWanted);
    hide();
}

void AppChoice::show(const QVariantList &choices)
{
    setVisible(!choices.isEmpty());
    if (m_choices == choices)
        return;
    m_choices = choices;
    fill();
}

void AppChoice::fill()
{
    while (m_column->count() > 1) {
        const QLayoutItem *item = m_column->takeAt(0);
        delete item->widget();
        delete item;
    }
    int at = 0;
    for (const QVariant &value : std::as_const(m_choices)) {
        const QVariantMap choice = value.toMap();
        const QString name = choice.value(u"name"_s).toString();
        const QString clientId = choice.value(u"clientId"_s).toString();
        const QString objectId = choice.value(u"objectId"_s).toString();
        const QDate created = QDate::fromString(choice.value(u"created"_s).toString(), Qt::ISODate);
        const QStringList owners = choice.value(u"owners"_s).toStringList();

        auto *row = new QWidget;
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        //: When an app was registered. %1: a date
        const QString when = tr("registered on %1").arg(QLocale().toString(created, QLocale::ShortFormat));
        //: Whose an app is. %1: names
        const QString whose = owners.isEmpty() ? tr("no owner") : tr("owner: %1").arg(owners.join(u", "));
        // Lines of their own: one that wraps has no height of its own in a row.
        auto *label = new QLabel(u"%1 · %2\n%3 · %4"_s.arg(name, clientId, when, whose));
        label->setTextFormat(Qt::PlainText);
        label->setFont(smallFont(font()));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label, 1);
        QPushButton *use = linkButton(u"use%1"_s.arg(at));
        use->setText(tr("Use this one"));
        //: %1: name of an app, %2: its client ID
        use->setAccessibleName(tr("Use the app %1, %2").arg(name, clientId));
        connect(use, &QPushButton::clicked, this,
            [this, clientId, objectId] { Q_EMIT chosen(clientId, objectId); });
        layout->addWidget(use, 0, Qt::AlignTop);
        m_column->insertWidget(at++, row);
        row->show(); // at once: a layout would show it only in its next round
    }
    m_new->setText(tr("None of these: make a new one"));
}

void AppChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace cmw
