// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/receiptsteps.h"

#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QGridLayout>
#include <QLabel>

namespace cmw {

using namespace Qt::StringLiterals;

ReceiptSteps::ReceiptSteps(const Language &language, QWidget *parent) : QWidget(parent), m_language(language)
{
    setObjectName(u"receiptSteps"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, space::small, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(1, 1);
    const QList<ReceiptStep> steps = stepsOf({});
    for (const ReceiptStep &step : steps) {
        const Line line{new StateIcon, new QLabel};
        line.text->setObjectName(u"receipt-"_s + step.name);
        line.text->setTextFormat(Qt::RichText);
        line.text->setWordWrap(true);
        grid->addWidget(line.icon, int(m_lines.size()), 0, Qt::AlignTop);
        grid->addWidget(line.text, int(m_lines.size()), 1);
        m_lines.append(line);
    }
    hide();
}

void ReceiptSteps::display(const Receipt &receipt)
{
    m_shown = stepsOf(receipt);
    retranslate();
    show();
}

void ReceiptSteps::clear()
{
    m_shown.clear();
    hide();
}

void ReceiptSteps::retranslate()
{
    const QString &language = m_language.current();
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const ReceiptStep &step = m_shown.at(i);
        const Line &line = m_lines.at(i);
        const QString word = stateWord(step.state, language);
        line.icon->setState(step.state, word);
        line.text->setText(escapedHtml(Catalogue::builtIn().words(step.code, step.args, language).summary));
    }
}

} // namespace cmw
