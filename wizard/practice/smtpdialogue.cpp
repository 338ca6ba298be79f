// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/smtpdialogue.h"

// How bytes become lines, data and chunks. What the commands mean is in smtpcommands.cpp.

namespace cmw::practice {

namespace {

constexpr qsizetype longestLine = 16384; // RFC 4954 asks for 12288 in AUTH
constexpr qsizetype largestMail = qsizetype{35} * 1024 * 1024; // a mailbox's default

} // namespace

QByteArray SmtpDialogue::take(const QByteArray &bytes)
{
    if (m_wantsEncryption || m_isOver)
        return {};
    m_input += bytes;
    QByteArray answer;
    while (!m_wantsEncryption && !m_isOver && takeOne(answer)) { }
    if (m_wantsEncryption || m_isOver)
        m_input.clear(); // commands smuggled in before TLS must not be obeyed inside it
    return answer;
}

bool SmtpDialogue::takeOne(QByteArray &answer)
{
    switch (m_expecting) {
    case Expecting::Data:
        return takeDataLine(answer);
    case Expecting::Chunk:
        return takeChunk(answer);
    default:
        return takeLine(answer);
    }
}

bool SmtpDialogue::takeLine(QByteArray &answer)
{
    const qsizetype end = m_input.indexOf('\n');
    if (end < 0) {
        if (m_input.size() > longestLine) {
            m_isSkippingLine = true;
            m_input.clear();
        }
        return false;
    }
    QByteArray line = m_input.left(end);
    m_input.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (std::exchange(m_isSkippingLine, false) || line.size() > longestLine) {
        m_expecting = Expecting::Command;
        answer += "500 5.5.2 Line too long\r\n";
        return true;
    }
    const QByteArray reply = m_expecting == Expecting::Command ? command(line) : response(line);
    if (!reply.isEmpty()) // BDAT is answered after its chunk
        answer += reply + "\r\n";
    return true;
}

bool SmtpDialogue::takeDataLine(QByteArray &answer)
{
    // Only CR LF ends a line here: a lone LF before the dot must not end the mail.
    const qsizetype end = m_input.indexOf("\r\n");
    if (end < 0) {
        if (m_input.size()
            > longestLine) { // no limit on lines of data: take what is there, but for a CR at its end
            append((!m_isMidLine && m_input.startsWith('.')) ? m_input.mid(1, m_input.size() - 2)
                                                             : m_input.chopped(1));
            m_input = m_input.right(1);
            m_isMidLine = true;
        }
        return false;
    }
    QByteArray line = m_input.left(end);
    m_input.remove(0, end + 2);
    const bool isWhole = !std::exchange(m_isMidLine, false);
    if (isWhole && line == ".") {
        answer += submit() + "\r\n";
        return true;
    }
    append((isWhole && line.startsWith('.') ? line.mid(1) : line) + "\r\n");
    return true;
}

bool SmtpDialogue::takeChunk(QByteArray &answer)
{
    const qsizetype size = qMin<qint64>(m_chunkLeft, m_input.size());
    append(m_input.left(size));
    m_input.remove(0, size);
    m_chunkLeft -= size;
    if (m_chunkLeft > 0)
        return false;
    m_expecting = Expecting::Command;
    answer += (m_isLastChunk ? submit() : "250 2.0.0 Chunk received OK") + "\r\n";
    return true;
}

void SmtpDialogue::append(const QByteArray &content)
{
    if (m_content.size() + content.size() > largestMail) {
        m_isTooLarge = true;
        m_content.clear();
    }
    if (!m_isTooLarge)
        m_content += content;
}

} // namespace cmw::practice
