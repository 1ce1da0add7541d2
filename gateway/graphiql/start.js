/* global React, ReactDOM, GraphiQL */
/** Starts GraphiQL in the page: the queries and, in development, a token come with the page. */
const { query, examples, headers } = JSON.parse(document.getElementById('settings').textContent)

/** GraphiQL asks for the schema before it has read its own header editor. */
const headersFor = ({ operationName }, given) =>
  operationName === 'IntrospectionQuery' && headers !== '' ? JSON.parse(headers) : given

const fetcher = async (parameters, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersFor(parameters, options?.headers) },
    body: JSON.stringify(parameters),
  })
  return response.json()
}

const page = React.createElement(GraphiQL, {
  fetcher,
  headers,
  query,
  // Tabs that the browser remembers come before these.
  defaultTabs: [query, ...examples].map((text) => ({ query: text, headers })),
  isHeadersEditorEnabled: true,
  defaultEditorToolsVisibility: headers === '' ? 'headers' : true,
})
ReactDOM.createRoot(document.getElementById('graphiql')).render(page)
