/** The form of an issuer: what is typed, how it is read, and what is wrong with it. */
import type { Handle } from '../../../db/open.ts'
import { choice, type FormValues, line, passage, pick, tick, versionField, writeForm } from '../../../web/fields.ts'
import type { Issuer, KeptIssuer } from './issuers.queries.ts'
import { ProviderFault, tryProvider } from './provider.ts'
import { isIssuerAddress, readDomains } from './who-comes.ts'

const fields = {
  name: line({ label: 'accounts.issuers.form.name', hint: 'accounts.issuers.form.name-hint', max: 80 }),
  stands_for: pick({ label: 'accounts.issuers.form.organisation', optional: true }),
  address: line({
    label: 'accounts.issuers.form.address',
    hint: 'accounts.issuers.form.address-hint',
    type: 'url',
    max: 500,
    autocomplete: 'off',
  }),
  client_id: line({ label: 'accounts.issuers.form.client', max: 200, autocomplete: 'off' }),
  secret: line({
    label: 'accounts.issuers.form.secret',
    hint: 'accounts.issuers.form.secret-hint',
    optional: true,
    max: 500,
    autocomplete: 'off',
  }),
  mail_domains: passage({
    label: 'accounts.issuers.form.domains',
    hint: 'accounts.issuers.form.domains-hint',
    optional: true,
    max: 2000,
  }),
  claim_name: line({
    label: 'accounts.issuers.form.claim-name',
    hint: 'accounts.issuers.form.claim-name-hint',
    optional: true,
    max: 100,
  }),
  claim_value: line({ label: 'accounts.issuers.form.claim-value', optional: true, max: 300 }),
  makes_people: tick({ label: 'accounts.issuers.form.makes-people' }),
  only_way: tick({ label: 'accounts.issuers.form.only-way' }),
  state: choice({ label: 'accounts.issuers.form.state', options: ['on', 'off'] }),
}

/** To add one. */
export const newIssuerForm = fields
/** To change one: a secret that is left empty stays. */
export const changeIssuerForm = {
  ...fields,
  forget_secret: tick({ label: 'accounts.issuers.form.forget-secret' }),
  version: versionField(),
}

type Typed = FormValues<typeof fields>

/** What was typed as it is kept, or what is to be put right, by field. */
export async function readIssuer(
  db: Handle,
  typed: Typed,
): Promise<{ readonly kept: KeptIssuer } | { readonly problems: Readonly<Record<string, string>> }> {
  const { name, address, client_id, claim_name, claim_value, stands_for, state, makes_people, only_way } = typed
  const domains = readDomains(typed.mail_domains)
  const problems: Record<string, string> = {}
  if (!isIssuerAddress(address)) problems['address'] = 'accounts.issuers.problem.address'
  if (domains === null) problems['mail_domains'] = 'accounts.issuers.problem.domains'
  if (domains?.length === 0 && (makes_people || only_way))
    problems['mail_domains'] = 'accounts.issuers.problem.no-domains'
  if (claim_name === '' && claim_value !== '') problems['claim_name'] = 'accounts.issuers.problem.claim'
  if (claim_name !== '' && claim_value === '') problems['claim_value'] = 'accounts.issuers.problem.claim'
  if (stands_for !== null && !(await organisationsToChoose(db)).some(({ value }) => value === stands_for))
    problems['stands_for'] = 'accounts.issuers.problem.organisation'
  if (Object.keys(problems).length > 0) return { problems }
  const mail_domains = [...domains!]
  return {
    kept: {
      name,
      address,
      client_id,
      mail_domains,
      claim_name,
      claim_value,
      organisation_id: stands_for,
      state,
      makes_people,
      only_way,
    },
  }
}

/** What is wrong with an issuer that is to be on: it must answer. Null where nothing is. */
export async function problemWhenOn(
  kept: KeptIssuer,
  secret: string,
  now: Date,
): Promise<Record<string, string> | null> {
  if (kept.state === 'off') return null
  try {
    await tryProvider({ address: kept.address, clientId: kept.client_id, secret }, now)
    return null
  } catch (error) {
    if (error instanceof ProviderFault) return { address: 'accounts.issuers.problem.no-answer' }
    throw error
  }
}

/** An issuer as its form shows it: never its secret. */
export function writeIssuer(issuer: Issuer) {
  return writeForm(changeIssuerForm, {
    name: issuer.name,
    stands_for: issuer.organisationId,
    address: issuer.address,
    client_id: issuer.clientId,
    secret: '',
    mail_domains: issuer.mailDomains.join('\n'),
    claim_name: issuer.claimName,
    claim_value: issuer.claimValue,
    makes_people: issuer.makesPeople,
    only_way: issuer.onlyWay,
    state: issuer.state,
    forget_secret: false,
    version: issuer.version,
  })
}

/** Organisations that an issuer can stand for, as a list to choose from. */
export async function organisationsToChoose(db: Handle): Promise<{ value: string; text: string }[]> {
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
}
