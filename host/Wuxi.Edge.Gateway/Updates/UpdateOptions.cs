namespace Wuxi.Edge.Gateway.Updates;

/// <summary>How a gateway serves images of the nodes' application. Immutable.</summary>
/// <param name="Folder">Holds <c>VERSION.image</c>, and <c>orders/NODE.order</c>.</param>
/// <param name="Url">Where nodes reach it, https://HOST:PORT: the certificate is for HOST, and all of this host's addresses listen on PORT.</param>
public sealed record UpdateOptions(string Folder, Uri Url);
