/**
 * Money that partners give to partnerships, by the 360Giving Data Standard (1.4), as far as the records bear it: who gives how much, to
 * which partnership, promised on which day, and whether it was given. What its giver denies is no grant. Work, rooms and knowledge have
 * no place in the standard; they are among the contributions.
 */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type DownloadPage, defineDownload, type PageRequest } from '../../../web/page.ts'
import type { Resource } from '../../../web/resource.ts'
import { jsonFile, readingFrom } from './records.ts'

const contribution = z.object({
  id: z.string(),
  partnership: z.string(),
  giver: z.string(),
  kind: z.string(),
  what: z.string(),
  amount: z.number().nullable(),
  promisedOn: z.string(),
  givenOn: z.string().nullable(),
  says: z.string(),
  url: z.string(),
})
const giver = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  identifiers: z.array(z.object({ scheme: z.string(), id: z.string(), orgId: z.string() })),
  website: z.string(),
})
const recipient = z.object({ id: z.string(), slug: z.string(), name: z.string(), purpose: z.string(), url: z.string() })

/** The file of grants; where no money is recorded there is none. */
export function givingFile(resources: readonly Resource[]): DownloadPage {
  return defineDownload({
    path: '/api/360giving.json',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    open: true,
    asks: [],
    async respond(request) {
      const read = readingFrom(resources, request)
      const grants = (await read('contributions', contribution)).filter(
        ({ kind, amount, says }) => kind === 'money' && amount !== null && says !== 'denied',
      )
      if (grants.length === 0) return null
      const givers = new Map((await read('organisations', giver)).map(one => [one.slug, one]))
      const recipients = new Map((await read('partnerships', recipient)).map(one => [one.slug, one]))
      return jsonFile(
        packageOf(
          request,
          grants.map(one => grantOf(one, givers, recipients)),
        ),
      )
    },
  })
}

function packageOf({ hub, area, today }: PageRequest<unknown, unknown, unknown>, grants: readonly unknown[]) {
  return {
    version: '1.4',
    identifier: `${hub.origin}/api/360giving.json`,
    title: area.compactName,
    issued: today,
    publisher: { name: area.name, website: hub.origin },
    downloadURL: `${hub.origin}/api/360giving.json`,
    accessURL: `${hub.origin}/api`,
    grants,
  }
}

type Contribution = z.output<typeof contribution>
type Giver = z.output<typeof giver>
type Recipient = z.output<typeof recipient>

function grantOf(one: Contribution, givers: ReadonlyMap<string, Giver>, recipients: ReadonlyMap<string, Recipient>) {
  const from = givers.get(one.giver)
  const to = recipients.get(one.partnership)
  return {
    id: one.id,
    title: one.what.slice(0, 140),
    description: one.what,
    currency: 'GBP',
    amountAwarded: one.amount,
    ...(one.givenOn === null ? {} : { amountDisbursed: one.amount }),
    awardDate: one.promisedOn,
    url: one.url,
    fundingOrganization: [{ id: from?.identifiers[0]?.orgId ?? from?.id ?? one.giver, name: from?.name ?? one.giver }],
    recipientOrganization: [
      {
        id: to?.id ?? one.partnership,
        name: to?.name ?? one.partnership,
        ...(to ? { description: to.purpose, url: to.url } : {}),
      },
    ],
    dataSource: one.url,
  }
}
