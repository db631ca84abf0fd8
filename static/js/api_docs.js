// The document of the API as a page, by Swagger UI.
const place = document.getElementById("api-docs");
SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true });
