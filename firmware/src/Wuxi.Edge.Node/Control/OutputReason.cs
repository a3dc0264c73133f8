namespace Wuxi.Edge.Node.Control
{
    /// <summary>Why an output is as it is: the values of its metric <c>reason</c>.</summary>
    internal static class OutputReason
    {
        /// <summary>Nobody wants anything: it rests.</summary>
        internal const int Rest = 0;

        /// <summary>A row that drives it has not been judged since the node started.</summary>
        internal const int Boot = 1;

        /// <summary>A row has tripped.</summary>
        internal const int Interlock = 2;

        /// <summary>There has been no session with the gateway for too long.</summary>
        internal const int GatewayLost = 3;

        /// <summary>The node's program ends.</summary>
        internal const int Stopped = 4;
    }
}
