namespace Wuxi.Edge.Historian.Coding;

/// <summary>Tells which records of a block have a reading of a point.</summary>
internal interface IPresence
{
    /// <summary>Records of the block.</summary>
    int Records { get; }

    /// <summary>Begins to walk a list of records; returns how many they are.</summary>
    /// <exception cref="DamagedDataException">There is no such list.</exception>
    int OpenPresence(int list, Int64Cursor cursor);
}
