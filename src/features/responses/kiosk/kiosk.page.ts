/** A kiosk, as in a library: made of a browser, begun anew after each reader, and ended. */
import { z } from 'zod'
import { anyone, worksOnConsultation } from '../../../access/access.ts'
import { endedBy, kioskCookie, kioskOf, kioskSeconds, kioskStart } from '../../../web/kiosk.ts'
import { type Cookie, definePage, type Outcome, redirect } from '../../../web/page.ts'
import { endSession } from '../../../web/session.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingIn, respondingSubject, standingFor } from '../form/responding.queries.ts'
import { noPencil } from '../giving/pencil.ts'
import { forgetCodes } from '../sealing/own-address.ts'

type Cookies = Readonly<Record<string, string | undefined>>

/** Has a browser forget whoever used it: what was begun, given, kept or signed in with it, and the language. */
function forgetAll(cookies: Cookies, slug: string): Cookie[] {
  return [
    // What was begun with the browser before it became a kiosk.
    ...noPencil({ slug }, { cookies: {} }),
    ...forgetCodes({ cookies }, []),
    ...endedBy(cookies).map(name => ({ name, value: '', maxAge: 0 })),
  ]
}

/** Where one makes a kiosk, for the team. */
export const kioskPage = definePage({
  path: '/consultations/:slug/kiosk',
  workspace: { stage: 'gather', label: 'consultations.nav.kiosk' },
  access: worksOnConsultation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'responses/kiosk/kiosk.njk',
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ hub, subject: of, t, ...at }) {
    return {
      title: t('responses.kiosk.title'),
      breadcrumbs: trailTo(of, t),
      of,
      standing: standingFor(of, at),
      address: `${hub.origin}${kioskStart(of.slug)}`,
    }
  },
})

/** Where a kiosk begins: one button for whoever comes, or, in a browser that is none yet, how to make it one. */
export const kioskStartPage = definePage({
  path: '/kiosk/:slug',
  inLanguages: respondingIn,
  access: anyone,
  audit: 'kiosk.begun',
  publishes: 'nothing',
  template: 'responses/kiosk/start.njk',
  params: z.object({ slug: z.string().max(120) }),
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ subject: of, cookies, t, ...at }) {
    return {
      title: of.title,
      of,
      standing: standingFor(of, at),
      isKiosk: kioskOf(cookies) === of.slug,
    }
  },
  // Nothing changes but the browser: whoever was signed in with it is signed out.
  async take({ subject: of, cookies, db, sessionToken, now }) {
    if (sessionToken) await endSession(db, sessionToken, now)
    return redirect(kioskStart(of.slug), undefined, [
      ...forgetAll(cookies, of.slug),
      { name: kioskCookie, value: of.slug, maxAge: kioskSeconds },
    ])
  },
})

/** Begins anew: nothing of the last reader stays. Opened by the page itself when nobody uses it. */
export const kioskAgainPage = definePage({
  path: '/kiosk/again',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'responses/kiosk/start.njk',
  async show({ cookies }): Promise<Outcome> {
    const slug = kioskOf(cookies)
    if (!slug) return redirect('/')
    return redirect(kioskStart(slug), undefined, forgetAll(cookies, slug))
  },
})

/** Makes a kiosk a browser like any other. */
export const kioskEndPage = definePage({
  path: '/kiosk/end',
  access: anyone,
  audit: 'kiosk.ended',
  publishes: 'nothing',
  template: 'responses/kiosk/end.njk',
  changesPages: false,
  async show({ cookies, t }) {
    return { title: t('responses.kiosk.end-title'), isKiosk: kioskOf(cookies) !== null }
  },
  async take({ cookies }) {
    const slug = kioskOf(cookies)
    const forgotten = slug ? forgetAll(cookies, slug) : []
    return redirect('/kiosk/end', undefined, [...forgotten, { name: kioskCookie, value: '', maxAge: 0 }])
  },
})
