/** A party says whether what is written down of it, or in its name, is so. */
import type { Tx } from '../../../db/open.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, type Matter, type Putting, putToParty } from '../../parties/index.ts'
import { holdersWhoBind } from '../consent/binding.ts'
import { findPartners } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import type { Entry } from './entries.queries.ts'
import { linesOf, titleOf, valuesOf } from './entry.view.ts'
import { invitationMatter } from './invitation.matter.ts'
import type { Kind } from './kind.ts'

export const entryMatter = defineMatter({
  name: 'partnership.entry',
  yes: 'entries.party.yes',
  no: 'entries.party.no',
  alsoBind: holdersWhoBind,
})

/** The matter in which a kind asks parties. */
export function matterOf({ asks }: Pick<Kind, 'asks'>): Matter {
  return asks === 'organisation' ? invitationMatter : entryMatter
}

/** The organisations that an entry is put to, with their names. */
export async function partiesTo(
  tx: Tx,
  partnership: Partnership,
  kind: Kind,
  entry: Entry,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (kind.asks === 'organisation')
    return entry.organisation_id === null ? [] : [{ id: entry.organisation_id, name: entry.organisation ?? '' }]
  const wanted =
    kind.asks === 'partner'
      ? [entry.partner_id]
      : kind.asks === 'named-partners'
        ? entry.partners.map(({ id }) => id)
        : []
  return (await findPartners(tx, partnership.id))
    .filter(({ id }) => wanted.includes(id))
    .map(({ organisation_id, organisation }) => ({ id: organisation_id, name: organisation }))
}

/** Puts an entry, as it stands, to every party that it speaks of. */
export async function putToParties(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  kind: Kind,
  entry: Entry,
): Promise<void> {
  for (const party of await partiesTo(tx, partnership, kind, entry)) {
    const values = { name: partnership.name, party: party.name, title: titleOf(entry, kind, t) }
    await putToParty(tx, by, matterOf(kind), {
      subject: subjectOf(partnership),
      organisationId: party.id,
      record: { kind: kind.name, id: entry.id },
      put: { ...valuesOf(entry), ...Object.fromEntries((kind.later ?? []).map(name => [name, null])) },
      title: t('entries.party.title', { name: partnership.name, one: t(`entries.kinds.${kind.name}.one`) }),
      question: [
        t(`entries.kinds.${kind.name}.question`, values),
        ...linesOf(entry, kind, t, kind.later).map(({ label, text }) => `${label}\n${text}`),
      ].join('\n\n'),
      page: addressOf(partnership, kind.book),
    })
  }
}
