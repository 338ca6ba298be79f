# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Graph's requests and answers, judged by Microsoft's own description.
if(TARGET connect-mail-wizard AND UNIX AND NOT APPLE)
    add_test(NAME graph_openapi
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/.bin/node ${CMAKE_CURRENT_SOURCE_DIR}/tst_graph_openapi.mjs
            $<TARGET_FILE:connect-mail-wizard>)
    set_tests_properties(graph_openapi PROPERTIES TIMEOUT 300)
endif()
cmw_test(tst_graph_requests SOURCES tst_graph_requests.cpp peer.h LIBS cmw::services practice_client)
