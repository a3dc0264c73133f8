using System.CommandLine;
using System.Text;
using Wuxi.Edge.Cli.Commands;

// Chinese must come out whole, also where the terminal's locale says otherwise.
Terminal.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Wuxi.Edge: measures a workshop, raises its alarms, acts on them, and proves that nothing was lost.")
{
    CheckCommand.Create(),
    BrokerCommand.Create(),
    GatewayCommand.Create(),
    UpdateCommand.Create(),
    EmulateCommand.Create(),
    DemoCommand.Create(),
    BoardCommand.Create(),
    FlashCommand.Create(),
    ProvisionCommand.Create(),
    QueryCommand.Create(Terminal.OpenStandardOutput, Terminal.Error),
    HistoryCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
