// The document of the API as a page, by Swagger UI; what is tried out there is done as whoever is signed in.
const place = document.getElementById("api-docs");
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  deepLinking: true,
  requestInterceptor: (request) => {
    request.headers["X-CSRFToken"] = place.dataset.csrf;
    return request;
  },
});
