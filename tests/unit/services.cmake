# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_cloud SOURCES tst_cloud.cpp LIBS cmw::services)
cmw_test(tst_exchange SOURCES tst_exchange.cpp webserver.h LIBS cmw::services cmw::practice)
cmw_test(tst_exchange_changed SOURCES tst_exchange_changed.cpp webserver.h LIBS cmw::services cmw::practice)
cmw_test(tst_graph SOURCES tst_graph.cpp webserver.h LIBS cmw::services cmw::practice)
cmw_test(tst_http SOURCES tst_http.cpp webserver.h LIBS cmw::services cmw::practice)
cmw_test(tst_mime SOURCES tst_mime.cpp LIBS cmw::services)
cmw_test(tst_smtp SOURCES tst_smtp.cpp mailserver.h middlecertificates.h LIBS cmw::services cmw::practice)
if(TARGET practice_client)
    cmw_test(tst_graph_search SOURCES tst_graph_search.cpp webserver.h LIBS practice_client cmw::services)
    cmw_test(tst_practice_services SOURCES tst_practice_services.cpp LIBS practice_client cmw::services)
endif()
