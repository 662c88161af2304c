/** Addresses that the server answers by itself, without a page: who may ask there, and what comes. The reference and the access matrix read it. */

/** Who may ask at an address of the server. */
export type ServerAsker = 'anyone' | 'this machine, or whoever has METRICS_TOKEN'

/** An address of the server. */
export type ServerAddress = { readonly path: string; readonly who: ServerAsker; readonly says: string }

/** Every address that is no declared page or download. */
export const serverAddresses: readonly ServerAddress[] = [
  { path: '/.well-known/security.txt', who: 'anyone', says: 'whom to tell of a fault of safety (RFC 9116)' },
  { path: '/assets/:mark/:name', who: 'anyone', says: 'styles, scripts and pictures' },
  { path: '/favicon.ico', who: 'anyone', says: 'the sign of the Hub' },
  { path: '/healthz', who: 'anyone', says: 'whether the process is alive; asks no database' },
  {
    path: '/metrics',
    who: 'this machine, or whoever has METRICS_TOKEN',
    says: 'figures for a monitoring system (Prometheus text)',
  },
  { path: '/readyz', who: 'anyone', says: 'whether the Hub can serve: database, tables, not stopping' },
  {
    path: '/rehearsals/:key/*',
    who: 'anyone',
    says: 'a consultation that is being rehearsed: the whole product on tables of its own, for whoever has its address',
  },
  { path: '/robots.txt', who: 'anyone', says: 'what search engines leave alone' },
]
