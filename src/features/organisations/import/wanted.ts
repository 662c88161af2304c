/** What a list of organisations may say of each, and by which headings it is known. */
import { namesColumns, type Wanted } from '../../../web/table/columns.ts'
import { isScheme } from '../identifiers.ts'

/** Headings that people give their columns; the first of each is the name of the field in Open Referral UK where it has one. */
export const wanted = {
  name: ['name', 'organisation', 'organisation name', 'organization', 'organization name', 'group', 'title', 'member'],
  sector: ['sector', 'type of organisation', 'organisation type', 'side'],
  kind: ['kind', 'legal status', 'category', 'type', 'legal form'],
  serves: ['description', 'serves', 'what it does', 'activities', 'about', 'beneficiaries', 'purpose'],
  places: ['places', 'area', 'area of benefit', 'location', 'town', 'district', 'where'],
  website: ['website', 'url', 'web', 'web address', 'site'],
  email: ['email', 'email address', 'e-mail', 'contact email'],
  phone: ['phone', 'telephone', 'phone number', 'tel', 'telephone number'],
  'GB-CHC': ['charity number', 'charity no', 'registered charity number', 'charity', 'gb-chc'],
  'GB-SC': ['scottish charity number', 'oscr', 'gb-sc'],
  'GB-NIC': ['northern ireland charity number', 'ccni', 'gb-nic'],
  'GB-COH': ['company number', 'company no', 'companies house', 'gb-coh'],
  GSS: ['gss code', 'gss', 'ons code'],
  'GB-NHS': ['ods code', 'ods', 'gb-nhs'],
} as const satisfies Wanted<string>

/** A thing that a list may say of an organisation. */
export type WantedName = keyof typeof wanted
export const wantedNames = Object.keys(wanted) as readonly WantedName[]

/** Whether a row of a list of organisations names its columns. */
export const isHeading = namesColumns<WantedName>(wanted)

/** The key of what a thing is called. */
export function wordOf(name: string): string {
  return isScheme(name) ? `organisations.number.${name}` : `organisations.import.column.${name}`
}
