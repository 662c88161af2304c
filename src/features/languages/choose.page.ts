/** Choosing a language: remembered in this browser, for every page that can be read in it. */
import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import { english, languageCookie, languageOf } from '../../web/languages.ts'
import { ownAddress } from '../../web/own-address.ts'
import { definePage, redirect } from '../../web/page.ts'

const YEAR = 365 * 24 * 3600

export const choosePage = definePage({
  path: '/languages/:code',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'error.njk',
  params: z.object({ code: z.string().max(10) }),
  query: z.object({ to: z.string().max(2000).optional().catch(undefined) }),
  async show({ params: { code }, query, area }) {
    // English is what a browser without the cookie reads: choosing it, or a language that is not offered, leaves nothing behind.
    const maxAge = languageOf(code, area.languages) === english ? 0 : YEAR
    return redirect(ownAddress(query.to), undefined, [{ name: languageCookie, value: code, maxAge }])
  },
})
