/** The form of an organisation, for adding and for changing one. */
import { choice, email, line, passage, tick, versionField } from '../../web/fields.ts'
import { type Sector, sectors } from './sectors.ts'

/** The sectors with the keys of their names, for every form that asks for one. */
export const sectorWords = Object.fromEntries(
  sectors.map(sector => [sector, `organisations.form.sector-options.${sector}`]),
) as Readonly<Record<Sector, string>>

export const organisationForm = {
  name: line({ label: 'organisations.form.name' }),
  sector: choice({ label: 'organisations.form.sector', options: sectors }),
  kind: line({ label: 'organisations.form.kind', hint: 'organisations.form.kind-hint', optional: true }),
  infrastructure: tick({ label: 'organisations.form.infrastructure' }),
  serves: passage({
    label: 'organisations.form.serves',
    hint: 'organisations.form.serves-hint',
    max: 1000,
    optional: true,
  }),
  places: line({
    label: 'organisations.form.places',
    hint: 'organisations.form.places-hint',
    max: 300,
    optional: true,
  }),
  website: line({ label: 'organisations.form.website', type: 'url', optional: true }),
  email: email({ label: 'organisations.form.email', optional: true }),
  format_needs: line({
    label: 'organisations.form.format-needs',
    hint: 'organisations.form.format-needs-hint',
    optional: true,
  }),
  phone: line({ label: 'organisations.form.phone', type: 'tel', max: 40, optional: true }),
}

/** For adding one: where it may be there already, whoever adds it says that it is another. */
export const newOrganisationForm = { ...organisationForm, another: tick({ label: 'organisations.form.another' }) }

export const organisationEditForm = {
  ...organisationForm,
  email: email({ label: 'organisations.form.email', hint: 'organisations.form.email-hint', optional: true }),
  version: versionField(),
}
