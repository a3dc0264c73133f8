namespace Wuxi.Edge.Ingest.Records;

/// <summary>What a node may say of its store.</summary>
internal static class StoreForm
{
    /// <summary>Numbers go from 1; an empty store has first = last + 1.</summary>
    public static bool IsValid(ulong storeId, ulong first, ulong last) =>
        storeId != 0 && first >= 1 && last < ulong.MaxValue && first <= last + 1;
}
