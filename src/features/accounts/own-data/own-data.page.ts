/** What is kept about whoever is signed in: on a page, and whole as a file (UK GDPR, article 15). */
import { signedIn } from '../../../access/access.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { findAccount } from '../account.queries.ts'
import { findNamings, findOwnActs, findOwnData } from './own-data.queries.ts'

/** Rows of a part that the page shows; the file has them all. */
const SHOWN = 20

export const ownDataPage = definePage({
  path: '/account/data',
  access: signedIn,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'accounts/own-data/own-data.njk',
  async show({ db, actor, t }) {
    const person = actor.person!.id
    const account = await findAccount(db, person)
    const data = await findOwnData(db, person)
    const namings = await findNamings(db, person)
    return {
      title: t('accounts.own-data.title'),
      breadcrumbs: [{ text: t('accounts.account.title'), href: '/account' }],
      account,
      email: actor.person!.email,
      parts: data
        .filter(({ rows }) => rows.length > 0)
        .map(({ part, rows }) => ({
          title: t(`accounts.own-data.part.${part}`),
          rows: rows.slice(0, SHOWN).map(({ what, from, to, more }) => ({
            what: part === 'roles' ? `${t(`operations.roles.${more['role']}`)}: ${what}` : what,
            from,
            to,
          })),
          more: Math.max(0, rows.length - SHOWN),
        })),
      named: namings.length,
      tables: new Set(namings.map(({ table }) => table)).size,
      acts: (await findOwnActs(db, person)).length,
    }
  },
})

export const ownDataDownload = defineDownload({
  path: '/account/data.json',
  access: signedIn,
  audit: 'reads only',
  publishes: 'nothing',
  async respond({ db, actor, today }) {
    const person = actor.person!.id
    const { version: _, ...details } = await findAccount(db, person)
    const data = await findOwnData(db, person)
    const whole = {
      asOf: today,
      details,
      ...Object.fromEntries(data.map(({ part, rows }) => [part, rows])),
      acts: await findOwnActs(db, person),
      namedIn: await findNamings(db, person),
    }
    return {
      type: 'application/json; charset=utf-8',
      body: `${JSON.stringify(whole, null, 2)}\n`,
      filename: `my-data-${today}.json`,
    }
  },
})
