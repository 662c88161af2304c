/** Every form that anybody may send is limited, or changes nothing but what the sender’s own browser keeps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyone } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'

/** Forms without a limit of their own, each with why it needs none. */
const unlimited: Readonly<Record<string, string>> = {
  '/kiosk/:slug': 'it sets a cookie of the browser that sends it',
  '/kiosk/end': 'it takes that cookie away',
  '/consultations/:slug/response': 'giving a response is never limited; its mail is',
  '/consultations/:slug/response/sections/:part':
    'it keeps a draft as every page of the form does, which counts those begun',
  '/consultations/:slug/response/documents/:document':
    'it keeps a draft as every page of the form does, which counts those begun',
  '/consultations/:slug/response/put-away': 'it forgets what this browser has begun',
  '/consultations/:slug/response/shared-computer': 'it changes what this browser has begun',
  '/sign-in/passkey': 'it takes a proof that only a passkey of the person can give, for a question that was counted',
  '/responses': 'it looks a code up, and wrong ones are counted',
}

/** The functions that count what an address sends. */
const counts = /\b(hadItsShare|tries\.take|mayMailUnasked|mayBeginDraft|mayAsk)\b/

test('a form that anybody may send is counted, or stands in the list with why not', () => {
  const open = routes.flatMap(route =>
    route.kind === 'page' && route.access === anyone && (route.submit ?? route.take) ? [route] : [],
  )
  assert.ok(open.length > 10)
  const free = open.filter(({ submit, take }) => !counts.test(String(submit ?? take))).map(({ path }) => path)
  assert.deepEqual(free.sort(), Object.keys(unlimited).sort())
})
