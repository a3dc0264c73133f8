namespace Wuxi.Edge.Historian.Coding;

/// <summary>First byte of a column: the type when all readings are good ones of one type, else 0; and a flag.</summary>
internal static class ColumnForm
{
    public const int KindMask = 7;

    /// <summary>Not every record has a reading: the number of a list of those that have follows.</summary>
    public const int HasPresence = 8;
}
