namespace System.Diagnostics;

[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Module)]
public sealed class DebuggableAttribute : Attribute
{
    public DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled) => throw null;

    public DebuggableAttribute(DebuggableAttribute.DebuggingModes modes) => throw null;

    public bool IsJITTrackingEnabled => throw null;

    public bool IsJITOptimizerDisabled => throw null;

    public DebuggableAttribute.DebuggingModes DebuggingFlags => throw null;

    [Flags]
    public enum DebuggingModes
    {
        None = 0,
        Default = 1,
        DisableOptimizations = 256,
        IgnoreSymbolStoreSequencePoints = 2,
        EnableEditAndContinue = 4,
    }
}
