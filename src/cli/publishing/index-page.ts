/** The page that a bundle is read from: what is in it, from when, and how one sees that it is whole. */
import { escapeHtml } from '../../documents/export/inline-html.ts'
import { resources } from '../../features/registry.ts'
import type { Area } from '../../web/hub.ts'
import { t } from '../../web/render.ts'

/** The page as HTML that needs nothing beside it. */
export function indexPage(area: Area, origin: string, made: string, counts: Readonly<Record<string, number>>): string {
  const title = t('api.openapi-title', { compact: area.compactName })
  const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
  const rows = resources.map(
    ({ name, record, about, path }) =>
      `<tr><th scope="row">${link(`${path.slice(1)}.json`, record)}</th><td>${counts[name] ?? 0}</td><td>${escapeHtml(about)}</td><td>${link(`api/schemas/${record.toLowerCase()}.json`, 'JSON Schema')}</td></tr>`,
  )
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #0b0c0c; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #b1b4b6; }
a { color: #0b5c5e; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(t('api.bundle.made', { moment: made, origin }))}</p>
<p>${escapeHtml(t('api.bundle.whole'))} ${link('manifest.json', 'manifest.json')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(t('api.records'))}">
<table>
<thead><tr><th scope="col">${escapeHtml(t('api.records'))}</th><th scope="col">${escapeHtml(t('api.bundle.count'))}</th><th scope="col">${escapeHtml(t('api.about'))}</th><th scope="col">${escapeHtml(t('api.schema'))}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
<h2>${escapeHtml(t('api.standards.title'))}</h2>
<ul>
<li>${link('api/openapi.json', t('api.machines'))}</li>
<li>${link('api/popolo.json', t('api.standards.popolo'))}: ${escapeHtml(t('api.standards.popolo-about'))}</li>
<li>${link('consultations.ics', t('api.standards.calendar'))}: ${escapeHtml(t('api.standards.calendar-about'))}</li>
</ul>
<p>${escapeHtml(t('api.bundle.tables'))}</p>
</body>
</html>
`
}
