namespace Wuxi.Edge.Workshop;

/// <summary>What hangs on an output, which decides how silencing treats it.</summary>
public enum OutputKind
{
    /// <summary>A lamp of the tower light; not silenced.</summary>
    Lamp,

    /// <summary>A sounder; silenced by 消音.</summary>
    Siren,

    /// <summary>A fan, valve or other load; not silenced.</summary>
    Contactor,
}
