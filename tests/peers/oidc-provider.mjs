// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An identity provider that we did not write: oidc-provider, on 127.0.0.1, with its endpoints at Microsoft's paths.
//
//   node oidc-provider.mjs [--tenant TENANT] [--scope SCOPE]… [--token-error] [--slow MS] [--no-refresh]
//                          [--tls [--key FILE --cert FILE]]
//
// --tenant       the tenant in the paths "/TENANT/oauth2/v2.0/authorize" and "…/token"; "organizations" if not given
// --scope        one more scope that may be asked for, besides those of Graph, Exchange and SMTP below
// --token-error  the token endpoint answers 400 invalid_grant, with a text like Microsoft's
// --slow         the token endpoint answers after so many milliseconds
// --no-refresh   no refresh tokens
// --tls          HTTPS, with the two files or a certificate made up
//
// Clients: public ones need PKCE (S256), and their loopback redirect may have any port, as with Microsoft.
//   native-client        public, authorization_code, refresh_token and device_code
//   confidential-client  secret "confidential-secret" in the body, authorization_code, refresh_token, client_credentials
//
// Output, JSON lines: {"port", "issuer", "authority", "ca"} as soon as it listens ("ca" only with --tls); then
// {"token": {"grant", "client", "scope", "status", "error"}} for each answer of the token endpoint.
// It ends when its standard input ends.

import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

import { certificate, endWithInput, listen, say } from './common.mjs';

// The library tells its own developers about defaults on the console; here stdout is for JSON lines alone.
console.info = console.warn = () => { };
const { Provider } = await import('oidc-provider');

const { values: options } = parseArgs({
    options: {
        tenant: { type: 'string', default: 'organizations' },
        scope: { type: 'string', multiple: true, default: [] },
        'token-error': { type: 'boolean', default: false },
        slow: { type: 'string', default: '0' },
        'no-refresh': { type: 'boolean', default: false },
        tls: { type: 'boolean', default: false },
        key: { type: 'string' },
        cert: { type: 'string' },
    },
});

const loopback = ['http://localhost', 'http://localhost/', 'http://127.0.0.1', 'http://127.0.0.1/'];
const tokenPath = `/${options.tenant}/oauth2/v2.0/token`;

const configuration = {
    clients: [
        {
            client_id: 'native-client',
            application_type: 'native',
            token_endpoint_auth_method: 'none',
            redirect_uris: loopback,
            grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        },
        {
            client_id: 'confidential-client',
            client_secret: 'confidential-secret',
            application_type: 'native',
            token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: loopback,
            grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        },
    ],
    scopes: [
        'openid', 'profile', 'email', 'offline_access',
        'https://graph.microsoft.com/.default',
        'https://graph.microsoft.com/Application.ReadWrite.All',
        'https://outlook.office365.com/.default',
        'https://outlook.office.com/SMTP.Send',
        ...options.scope,
    ],
    routes: {
        authorization: `/${options.tenant}/oauth2/v2.0/authorize`,
        device_authorization: `/${options.tenant}/oauth2/v2.0/devicecode`,
        token: tokenPath,
    },
    pkce: { required: (context, client) => client.clientAuthMethod === 'none' },
    features: {
        clientCredentials: { enabled: true }, deviceFlow: { enabled: true }, devInteractions: { enabled: true },
    },
    findAccount: (context, id) => ({ accountId: id, claims: async () => ({ sub: id, email: id }) }),
    issueRefreshToken: async () => !options['no-refresh'],
    rotateRefreshToken: true,
    cookies: { keys: ['only for tests on loopback'] },
    ttl: {
        AccessToken: 3600, ClientCredentials: 3600, Grant: 3600, IdToken: 3600, Interaction: 600, RefreshToken: 86400,
        Session: 3600,
    },
};

/** Microsoft's "select_account" is not among OpenID's prompts that this provider knows: here it is a plain sign-in. */
async function atAuthorizationEndpoint(context, next) {
    if (context.path === configuration.routes.authorization && context.query.prompt === 'select_account')
        context.query = { ...context.query, prompt: 'login' };
    return next();
}

/** Between the network and the provider: the faults of the token endpoint, and what it answered. */
async function atTokenEndpoint(context, next) {
    if (context.path !== tokenPath)
        return next();
    await pause(Number(options.slow));
    if (options['token-error']) {
        context.status = 400;
        context.body = {
            error: 'invalid_grant',
            error_description: 'AADSTS70008: The provided authorization code or refresh token has expired.',
            error_codes: [70008],
        };
    } else {
        await next();
    }
    const asked = context.oidc?.params ?? {};
    say({
        token: {
            grant: asked.grant_type ?? '',
            client: asked.client_id ?? '',
            scope: context.body?.scope ?? '',
            status: context.status,
            error: context.body?.error ?? '',
        },
    });
    return undefined;
}

// The provider must know its address before it exists, so the server listens first and gets its work after that.
const tls = options.tls ? certificate(options.key, options.cert) : undefined;
const server = tls ? createTlsServer(tls) : createServer();
const port = await listen(server);
const issuer = `${tls ? 'https' : 'http'}://localhost:${port}`;

const provider = new Provider(issuer, configuration);
provider.use(atAuthorizationEndpoint);
provider.use(atTokenEndpoint);
server.on('request', provider.callback());
say({ port, issuer, authority: issuer, ...(tls && { ca: tls.cert }) });
endWithInput();
