/** How the secretariat, and whoever opens what is sealed, must have signed in: any way, or by a passkey, which no mailbox gives away. */
import { secretariat } from '../../../access/access.ts'
import { changeArea } from '../../../db/area.ts'
import { choice, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { listSecretariat, readRule } from './rule.queries.ts'
import { tellOfRule } from './tell-of-rule.ts'

const form = {
  secretariat_way: choice({ label: 'accounts.rule.way', options: ['any', 'passkey'] }),
  seals_way: choice({ label: 'accounts.rule.seals', options: ['any', 'passkey'] }),
  version: versionField(),
}

export const rulePage = definePage({
  path: '/settings/secretariat-sign-in',
  access: secretariat,
  audit: 'sign-in.rules-changed',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'components/records.njk',
  form,
  changesPages: false,
  act: async ({ t }) => ({
    happens: [t('accounts.rule.happens.passkey'), t('accounts.rule.happens.seals'), t('accounts.rule.happens.without')],
    told: [t('accounts.rule.happens.told')],
  }),
  async show({ db, today, t }) {
    const people = await listSecretariat(db, today)
    const having = people.filter(({ passkeys }) => passkeys > 0).length
    return {
      title: t('accounts.rule.title'),
      breadcrumbs: [{ text: t('operations.settings.title'), href: '/settings' }],
      intro: t('accounts.rule.intro'),
      lists: [
        {
          heading: t('accounts.rule.count', { having, all: people.length }),
          items: people.map(({ id, name, passkeys }) => ({
            title: name,
            href: `/people/${id}/ways`,
            lines: [t('accounts.rule.passkeys', { count: passkeys })],
          })),
        },
      ],
      fields: Object.keys(form),
      button: t('accounts.rule.save'),
      form: writeForm(form, await readRule(db)),
    }
  },
  async submit({ db, hub, form: { version, ...rule }, actor, area, today, audit }) {
    // Whoever asks it of all has just done it: nobody shuts everybody out by a key that does not work here.
    const { version: kept, ...before } = await readRule(db)
    const asked = (['secretariat_way', 'seals_way'] as const).find(
      name => rule[name] === 'passkey' && before[name] !== 'passkey',
    )
    if (asked && actor.way !== 'passkey') return refuse({ [asked]: 'accounts.rule.problem.first' })
    if (!(await changeArea(db, area.id, version, rule)))
      return stale(writeForm(form, { ...before, version: kept }), kept)
    await audit({
      action: 'sign-in.rules-changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      before,
      after: rule,
    })
    await tellOfRule(db, hub, { rule, by: actor.person!, today })
    return redirect('/settings/secretariat-sign-in', 'accounts.done.rule')
  },
})
